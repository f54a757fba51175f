package org.hillock.core.job;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

/**
 * Hands out pieces in order, never more than a window ahead of what is merged, and takes results back in any order. Every piece before
 * one that failed has been handed out and is finished, so that the failure which is raised is the first in order, whatever the number
 * of workers.
 *
 * @param <A> the partial result
 */
final class ChunkQueue<A> {
    private static final long POLL_MILLIS = 20;

    private sealed interface Outcome<A> {
        record Value<A>(A value) implements Outcome<A> {}

        record Failure<A>(Throwable cause) implements Outcome<A> {}
    }

    private final int count;
    private final int window;
    private final Map<Integer, Outcome<A>> outcomes = new HashMap<>();
    private int handedOut;
    private int taken;
    private boolean closed;

    ChunkQueue(int count, int window) {
        this.count = count;
        this.window = window;
    }

    /** The next piece to work on; waits while the merging lags behind; none when all are handed out or the queue is closed. */
    synchronized OptionalInt next() {
        boolean interrupted = false;
        while (!closed && handedOut < count && handedOut >= taken + window) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return closed || handedOut == count ? OptionalInt.empty() : OptionalInt.of(handedOut++);
    }

    /** Takes the result of a piece. */
    synchronized void done(int index, A value) {
        outcomes.put(index, new Outcome.Value<>(value));
        notifyAll();
    }

    /** Takes the failure of a piece; no further pieces are handed out. */
    synchronized void failed(int index, Throwable failure) {
        outcomes.put(index, new Outcome.Failure<>(failure));
        close();
    }

    /** No further pieces are handed out. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits for the result of a piece; raises its failure as it is, or that the job is to stop. */
    synchronized A await(int index, JobWatch watch) {
        watch.cancellation().check(watch.jobName());
        while (!outcomes.containsKey(index)) {
            try {
                wait(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (CancellationException)
                        new CancellationException(watch.jobName() + ": interrupted.").initCause(e);
            }
            watch.cancellation().check(watch.jobName());
        }
        taken = index + 1;
        notifyAll();
        return switch (Optional.ofNullable(outcomes.remove(index)).orElseThrow()) {
            case Outcome.Value<A>(A value) -> value;
            case Outcome.Failure<A>(Throwable cause) -> throw ChunkQueue.<RuntimeException>asItIs(cause);
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asItIs(Throwable failure) throws E {
        throw (E) failure;
    }
}
