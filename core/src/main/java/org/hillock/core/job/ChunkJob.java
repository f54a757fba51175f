package org.hillock.core.job;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Scratch;

/**
 * Work over the pieces of a recording, whose partial results can be joined.
 *
 * <p>Every piece is processed into a fresh {@link #empty()}, and partial results are merged one after the other in the order of the
 * pieces, so that any number of jobs gives the same bits. {@code process} runs on many threads at once: the job itself must not change;
 * what a piece changes is its own {@code into} and what it borrows from {@code scratch}.
 *
 * @param <A> the partial result
 */
public interface ChunkJob<A> {
    /** A result of nothing; a new one each time where it can be changed. */
    A empty();

    /**
     * Works on one piece.
     *
     * @param into the result so far, a fresh {@link #empty()}; may be changed and returned
     * @param recording the whole recording, so that margins can be read
     * @param chunk the frames of this piece
     * @param scratch the buffers of this worker, reused from piece to piece
     */
    A process(A into, Recording recording, FrameRange chunk, Scratch scratch);

    /** Joins two results; {@code right} comes from later frames. {@code left} may be changed and returned. */
    A merge(A left, A right);
}
