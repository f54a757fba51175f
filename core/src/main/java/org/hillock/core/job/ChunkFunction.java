package org.hillock.core.job;

/**
 * A user's own function over one piece of a recording; runs on several threads at once, each with its own context.
 *
 * @param <W> what a worker keeps from piece to piece
 * @param <R> what a piece gives
 */
@FunctionalInterface
public interface ChunkFunction<W, R> {
    /** Works on the frames {@code [startFrame, endFrame)} of a segment. */
    R apply(int segmentIndex, long startFrame, long endFrame, W workerContext);
}
