package org.hillock.core.job;

/**
 * Who looks on while a job runs.
 *
 * @param jobName what the job is called in progress and messages
 * @param progress where progress goes
 * @param cancellation the token that stops the job
 */
public record JobWatch(String jobName, Progress progress, Cancellation cancellation) {
    /** Progress on the terminal where the options say so; nobody cancels. */
    public static JobWatch of(String jobName, JobOptions options) {
        return new JobWatch(jobName, Progress.of(options), new Cancellation());
    }

    /** With another token. */
    public JobWatch withCancellation(Cancellation token) {
        return new JobWatch(jobName, progress, token);
    }

    /** With progress going elsewhere. */
    public JobWatch withProgress(Progress other) {
        return new JobWatch(jobName, other, cancellation);
    }
}
