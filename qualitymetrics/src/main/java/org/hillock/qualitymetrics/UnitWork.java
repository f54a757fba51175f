package org.hillock.qualitymetrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.hillock.core.job.JobWatch;

/** Work on one unit after the other, on several threads. The failure that is raised is that of the first unit that fails. */
final class UnitWork {
    private static final long POLL_MILLIS = 50;

    private final int count;
    private final IntConsumer work;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private int failedAt = Integer.MAX_VALUE;
    private List<Throwable> failure = List.of();

    private UnitWork(int count, IntConsumer work) {
        this.count = count;
        this.work = work;
    }

    /** Calls {@code work} with 0 to {@code count} - 1; returns when all are done. */
    static void run(int count, int threads, JobWatch watch, IntConsumer work) {
        new UnitWork(count, work).run(Math.clamp(threads, 1, Math.max(1, count)), watch);
    }

    private void run(int threads, JobWatch watch) {
        watch.progress().begin(watch.jobName(), count, 0);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().daemon().name("hillock-metrics-" + i).start(this::takeUnits));
        }
        boolean complete = false;
        try {
            for (Thread worker : workers) {
                await(worker, watch);
            }
            raise();
            complete = true;
        } finally {
            next.set(count);
            watch.progress().end(complete);
        }
    }

    private void await(Thread worker, JobWatch watch) {
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join(POLL_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            watch.progress().advance(done.get(), 0);
            if (interrupted) {
                next.set(count);
            }
            watch.cancellation().check(watch.jobName());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeUnits() {
        for (int unit = next.getAndIncrement(); unit < count; unit = next.getAndIncrement()) {
            try {
                work.accept(unit);
                done.incrementAndGet();
            } catch (RuntimeException | Error e) {
                failed(unit, e);
            }
        }
    }

    private synchronized void failed(int unit, Throwable cause) {
        next.set(count);
        if (unit < failedAt) {
            failedAt = unit;
            failure = List.of(cause);
        }
    }

    private synchronized void raise() {
        for (Throwable cause : failure) {
            switch (cause) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                default -> throw new IllegalStateException(cause);
            }
        }
    }
}
