package org.hillock.core.job;

import java.util.List;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;

/**
 * What runs a job over the pieces of a recording: in this process, or elsewhere. Implementations are found by name, see
 * {@link ChunkExecutors}; all of them merge in the order of the pieces and so give the same bits.
 */
public interface ChunkExecutor {
    /** The name under which it is chosen. */
    String name();

    /**
     * Runs a job over given pieces.
     *
     * <p>The first failure in the order of the pieces stops the job and is raised as it is; no work goes on after the return.
     *
     * @param recording what the job reads
     * @param chunks the pieces in the order in which results are merged; for a resumed job those that are missing
     * @param job the work
     * @param options how many jobs
     * @param watch name, progress and cancellation
     * @throws java.util.concurrent.CancellationException where the watch's token is cancelled, or the calling thread interrupted (it
     *     stays interrupted); pieces that are being worked on are finished before
     */
    <A> A run(Recording recording, List<FrameRange> chunks, ChunkJob<A> job, JobOptions options, JobWatch watch);

    /** Runs a job over a whole recording, cut by {@link Chunks#plan}. */
    default <A> A run(Recording recording, ChunkJob<A> job, JobOptions options, JobWatch watch) {
        return run(recording, Chunks.plan(recording, options), job, options, watch);
    }
}
