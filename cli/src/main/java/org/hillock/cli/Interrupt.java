package org.hillock.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hillock.core.job.Cancellation;

/**
 * Turns Ctrl-C into a request to stop, and holds the end of the process back until the work has cleared away what it had begun and
 * said so.
 */
final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private static volatile Optional<Interrupt> stopping = Optional.empty();

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch lastWord = new CountDownLatch(1);
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
        stopping = Optional.of(this);
        cancellation.cancel();
        try {
            lastWord.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a process end that was asked to; called when all is said. */
    static void allIsSaid() {
        stopping.ifPresent(interrupt -> interrupt.lastWord.countDown());
    }

    @Override
    public void close() {
        if (!cancellation.isCancelled()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process began to end just now: it waits for the last word like one that was asked to before.
                cancellation.cancel();
            }
        }
    }
}
