package org.hillock.core.recording;

import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * The one bulk read of a recording. Implementations are thread-safe: any number of threads read at once, each with its own buffers.
 */
@FunctionalInterface
public interface TraceReader {
    /**
     * Fills {@code out} with the frames of {@code range}, all channels.
     *
     * @param range frames within the segment (the caller has checked)
     * @param out a buffer of {@code range.length()} rows, as many columns as channels, and the carrier of the recording's dtype
     * @param scratch where to borrow what is needed on the way
     */
    void read(FrameRange range, Samples out, Scratch scratch);

    /**
     * Frames after which reading is cheapest to begin anew (a storage chunk, a block of a recursive filter); workers cut their chunks
     * at multiples of it. Results never depend on it.
     */
    default int preferredBlock() {
        return 1;
    }

    /**
     * Frames below which a read costs noticeably more than its share, because what lies around is computed or unpacked with it; who
     * reads a long range piece by piece to stay in cache makes the pieces at least as long. Results never depend on it.
     */
    default int smallestRead() {
        return preferredBlock();
    }
}
