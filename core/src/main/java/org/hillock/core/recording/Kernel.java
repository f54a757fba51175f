package org.hillock.core.recording;

import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** The pure arithmetic of a preprocessing step on one piece. Thread-safe. */
@FunctionalInterface
public interface Kernel {
    /**
     * Computes the target frames.
     *
     * @param input the frames of {@code target} with its margins, cut at the borders of the segment; may be overwritten
     * @param lead how many rows of {@code input} lie before the first target frame (less than the margin at the beginning of a segment)
     * @param target which frames are computed
     * @param out a buffer of {@code target.length()} rows for the result
     * @param scratch where to borrow what is needed
     */
    void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch);
}
