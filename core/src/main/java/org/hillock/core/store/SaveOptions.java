package org.hillock.core.store;

import java.util.Optional;
import org.hillock.core.job.Cancellation;
import org.hillock.core.job.JobOptions;
import org.hillock.core.values.DType;

/**
 * How an object is saved.
 *
 * @param dtype type of the stored samples; absent: that of the recording
 * @param overwrite whether an output that is there already is replaced
 * @param durable whether the data are on the disk, and not only in the operating system's memory, before the output appears under its
 *     name; protects against a power cut, costs the time of the disk
 * @param jobs how many pieces at a time and how large
 * @param cancellation stops the work between two pieces
 */
public record SaveOptions(
        Optional<DType> dtype, boolean overwrite, boolean durable, JobOptions jobs, Cancellation cancellation) {
    /** The recording's type, no overwriting, the process's default jobs, no waiting for the disk. */
    public static SaveOptions standard() {
        return new SaveOptions(Optional.empty(), false, false, JobOptions.defaults(), new Cancellation());
    }

    /** With another stored type. */
    public SaveOptions withDtype(DType type) {
        return new SaveOptions(Optional.of(type), overwrite, durable, jobs, cancellation);
    }

    /** With or without replacing what is there. */
    public SaveOptions withOverwrite(boolean replace) {
        return new SaveOptions(dtype, replace, durable, jobs, cancellation);
    }

    /** With or without waiting for the disk. */
    public SaveOptions withDurable(boolean wait) {
        return new SaveOptions(dtype, overwrite, wait, jobs, cancellation);
    }

    /** With other job options. */
    public SaveOptions withJobs(JobOptions others) {
        return new SaveOptions(dtype, overwrite, durable, others, cancellation);
    }

    /** With a token that stops the work. */
    public SaveOptions withCancellation(Cancellation token) {
        return new SaveOptions(dtype, overwrite, durable, jobs, token);
    }
}
