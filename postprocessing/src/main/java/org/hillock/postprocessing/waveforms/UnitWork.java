package org.hillock.postprocessing.waveforms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.hillock.core.job.JobOptions;

/** Work on every unit (or spike, or channel) for itself, by as many threads as the job options say. */
public final class UnitWork {
    private UnitWork() {}

    /**
     * Calls {@code work} once for each of {@code [0, count)}. What one call writes no other may touch; then the number of threads changes
     * nothing. The first failure is raised as it is, once all threads have stopped.
     */
    public static void forEach(int count, JobOptions jobs, IntConsumer work) {
        int threads = Math.min(count, jobs.nJobs().resolve());
        if (threads <= 1) {
            for (int i = 0; i < count; i++) {
                work.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            workers.add(Thread.ofPlatform().daemon().name("hillock-unit-" + t).start(() -> {
                try {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        work.accept(i);
                    }
                } catch (RuntimeException | Error e) {
                    next.set(count);
                    failures.add(e instanceof RuntimeException plain ? plain : new IllegalStateException(e));
                }
            }));
        }
        join(workers);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static void join(List<Thread> workers) {
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
