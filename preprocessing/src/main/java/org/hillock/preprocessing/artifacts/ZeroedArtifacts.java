package org.hillock.preprocessing.artifacts;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * Sets the frames from {@code before} before to {@code after} after each trigger to 0; the last one only where the stretch does not
 * touch the beginning of the segment.
 */
record ZeroedArtifacts(long[][] triggers, long[] lengths, int before, int after, boolean single) implements Kernel {
    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        out.copyFrom(input.rows(lead, lead + out.numSamples()));
        long length = lengths[target.segment()];
        for (long trigger : triggers[target.segment()]) {
            boolean atStart = trigger - before <= 0;
            boolean atEnd = trigger + after >= length;
            long from = atStart ? 0 : trigger - before;
            long to = atEnd ? length : atStart ? trigger + after : trigger + after + 1;
            if (single) {
                from = trigger;
                to = trigger + 1;
            }
            from = Math.max(from, target.start());
            to = Math.min(to, target.end());
            if (from < to) {
                out.rows((int) (from - target.start()), (int) (to - target.start()))
                        .clear();
            }
        }
    }
}
