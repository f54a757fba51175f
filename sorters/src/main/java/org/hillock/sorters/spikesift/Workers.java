package org.hillock.sorters.spikesift;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** A fixed number of threads that share out numbered tasks; the calling thread is one of them. */
final class Workers implements AutoCloseable {
    private final int threads;
    private final BooleanSupplier cancelled;
    private final ExecutorService pool;

    Workers(int threads, BooleanSupplier cancelled) {
        this.threads = threads;
        this.cancelled = cancelled;
        this.pool = Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(task, "spikesift");
            thread.setDaemon(true);
            return thread;
        });
    }

    int threads() {
        return threads;
    }

    /** Runs the tasks {@code 0 .. count - 1}, each once; every thread that takes part makes itself one worker. */
    void forEach(int count, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        Runnable loop = () -> {
            IntConsumer own = worker.get();
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                checkCancelled();
                own.accept(i);
            }
        };
        List<Future<?>> others = new ArrayList<>();
        for (int t = 1; t < Math.min(threads, count); t++) {
            others.add(pool.submit(loop));
        }
        try {
            loop.run();
        } finally {
            next.set(count);
            others.forEach(Workers::settle);
        }
        others.forEach(Workers::rethrow);
    }

    void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("spikesift: the sort was cancelled");
        }
    }

    private static void settle(Future<?> future) {
        boolean interrupted = false;
        while (!future.isDone()) {
            try {
                future.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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

    @Override
    public void close() {
        pool.shutdown();
    }
}
