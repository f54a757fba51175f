package org.hillock.cli;

import java.util.concurrent.TimeUnit;
import org.hillock.core.job.Cancellation;

/** Turns Ctrl-C into a request to stop, and gives the work a moment to clear away what it had begun. */
final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Cancellation cancellation = new Cancellation();
    private final java.util.concurrent.CountDownLatch finished = new java.util.concurrent.CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "hillock-interrupt");

    /** Listens until closed. */
    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What the work looks at. */
    Cancellation cancellation() {
        return cancellation;
    }

    private void stop() {
        cancellation.cancel();
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already; the hook has seen that the work is finished.
            finished.countDown();
        }
    }
}
