package org.hillock.sortingcomponents.pipeline;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** Reads frames with what lies around them in single precision; beyond the segment's borders stand zeros. */
final class PaddedBlock {
    private PaddedBlock() {}

    /** A borrowed block of {@code before + chunk + after} rows. */
    static Samples read(Recording recording, FrameRange chunk, int before, int after, Scratch scratch) {
        int channels = recording.getNumChannels();
        int rows = before + chunk.length() + after;
        Samples block = scratch.borrow(Carrier.FLOAT, rows, channels);
        long length = recording.getNumSamples(chunk.segment());
        long from = Math.max(0, chunk.start() - before);
        long to = Math.min(length, chunk.end() + after);
        int lead = (int) (from - (chunk.start() - before));
        int filled = (int) (to - from);
        block.rows(0, lead).clear();
        block.rows(lead + filled, rows).clear();
        Samples inside = block.rows(lead, lead + filled);
        FrameRange range = new FrameRange(chunk.segment(), from, to);
        if (recording.getDtype().carrier() == Carrier.FLOAT) {
            recording.traces().read(range, inside, scratch);
        } else {
            Samples wide = scratch.borrow(recording.getDtype().carrier(), filled, channels);
            recording.traces().read(range, wide, scratch);
            inside.copyFrom(wide);
            scratch.giveBack(wide);
        }
        return block;
    }
}
