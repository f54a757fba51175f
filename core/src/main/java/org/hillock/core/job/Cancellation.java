package org.hillock.core.job;

import java.util.concurrent.CancellationException;

/** A request to stop that the asking side keeps and the working side looks at. Thread-safe; once cancelled it stays so. */
public final class Cancellation {
    private volatile boolean cancelled;

    /** Asks whoever works with this token to stop soon. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether stopping was asked for. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Raises a CancellationException where stopping was asked for. */
    public void check(String jobName) {
        if (cancelled) {
            throw new CancellationException(jobName + ": cancelled.");
        }
    }
}
