package org.hillock.cli;

import org.hillock.core.job.JobOptions;
import org.hillock.core.job.Progress;
import org.hillock.core.recording.Recording;

/** Shows how far a sort is; may be told so by any thread. */
final class SortProgress implements AutoCloseable {
    private final Progress progress;
    private final double samplingFrequency;
    private long furthest;
    private boolean open = true;

    SortProgress(Recording recording, JobOptions options) {
        this.progress = Progress.of(options);
        this.samplingFrequency = recording.getSamplingFrequency();
        progress.begin("sort", 1, recording.getTotalDuration());
    }

    /** So many of all samples are sorted; counts that fall behind earlier ones are passed over. */
    synchronized void update(long doneSamples, long totalSamples) {
        if (open && doneSamples > furthest) {
            furthest = doneSamples;
            progress.advance(doneSamples >= totalSamples ? 1 : 0, doneSamples / samplingFrequency);
        }
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            progress.end(furthest > 0);
        }
    }
}
