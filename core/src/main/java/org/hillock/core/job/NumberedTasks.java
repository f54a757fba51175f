package org.hillock.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Tasks that are numbered and need no recording, shared out among the threads of this process.
 *
 * <p>Every task writes what belongs to its own number only; then the result is the same for any number of threads.
 */
public final class NumberedTasks {
    private NumberedTasks() {}

    /**
     * Runs the tasks {@code 0 … count - 1}, each once, on as many threads as the options say, the calling one among them.
     *
     * @param worker makes what one thread works with: its scratch, and what it does with a number
     * @throws RuntimeException the first failure of a thread, after all threads have stopped
     */
    public static void run(int count, JobOptions options, Supplier<IntConsumer> worker) {
        int threads = Math.min(options.nJobs().resolve(), count);
        if (threads <= 1) {
            IntConsumer alone = worker.get();
            for (int i = 0; i < count; i++) {
                alone.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable loop = () -> loop(count, next, worker.get());
        List<Future<?>> others = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads - 1)) {
            for (int t = 1; t < threads; t++) {
                others.add(pool.submit(loop));
            }
            loop.run();
        }
        others.forEach(NumberedTasks::rethrow);
    }

    private static void loop(int count, AtomicInteger next, IntConsumer task) {
        try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                task.accept(i);
            }
        } catch (RuntimeException | Error failure) {
            next.set(count);
            throw failure;
        }
    }

    private static void rethrow(Future<?> future) {
        if (future.state() == Future.State.FAILED) {
            switch (future.exceptionNow()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }
}
