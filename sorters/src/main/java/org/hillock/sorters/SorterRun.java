package org.hillock.sorters;

import org.hillock.core.job.Cancellation;
import org.hillock.core.job.JobOptions;

/** How a sorter is run: jobs, progress, cancellation. */
public record SorterRun(JobOptions jobs, SortingProgress progress, Cancellation cancellation) {
    /** Told how far a sort has come. */
    @FunctionalInterface
    public interface SortingProgress {
        /** {@code doneSamples} of {@code totalSamples} frames are sorted. */
        void update(long doneSamples, long totalSamples);
    }

    /** The process's default jobs, silent, never cancelled. */
    public static SorterRun silent() {
        return new SorterRun(JobOptions.defaults(), (done, total) -> {}, new Cancellation());
    }

    /** With other jobs. */
    public SorterRun withJobs(JobOptions others) {
        return new SorterRun(others, progress, cancellation);
    }
}
