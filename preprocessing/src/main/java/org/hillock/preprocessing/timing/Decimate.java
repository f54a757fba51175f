package org.hillock.preprocessing.timing;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * Keeps every n-th frame, without a filter before: what lies above the new half rate is folded down.
 *
 * @param decimationFactor n
 * @param decimationOffset the first frame that is kept, below n
 */
@Wire(
        name = "decimate",
        pythonClass = "spikeinterface.preprocessing.decimate.DecimateRecording",
        parent = "recording",
        doc = "Keeps every n-th frame, without filtering.")
public record Decimate(
        @Param(doc = "Every which frame is kept.", unit = "frames", min = 1)
        int decimationFactor,

        @Param(doc = "First frame that is kept, below the factor.", unit = "frames", standard = "0", min = 0)
        int decimationOffset)
        implements RecordingStep {
    private static final int ROWS = 4096;

    @Override
    public Recording apply(Recording parent) {
        if (decimationOffset >= decimationFactor) {
            throw new WrongArgumentException("decimate: decimation_offset = " + decimationOffset
                    + " frames must be below decimation_factor = " + decimationFactor
                    + ". Slice the frames first for another start.");
        }
        List<SegmentInfo> segments = new ArrayList<>();
        for (int i = 0; i < parent.getNumSegments(); i++) {
            long samples = parent.getNumSamples(i);
            if (decimationOffset >= samples) {
                throw new WrongArgumentException("decimate: decimation_offset = " + decimationOffset
                        + " frames must be below the length of each segment (segment " + i + " has " + samples
                        + " frames).");
            }
            long kept = Math.ceilDiv(samples - decimationOffset, (long) decimationFactor);
            segments.add(Clocks.every(parent, i, decimationOffset, decimationFactor, kept));
        }
        return new Recording(
                parent.info()
                        .withSamplingFrequency(parent.getSamplingFrequency() / decimationFactor)
                        .withSegments(segments),
                new EveryNth(parent, decimationOffset, decimationFactor),
                Provenance.of(this, parent));
    }

    /** Reads the frames offset, offset + factor, …. */
    record EveryNth(Recording parent, int offset, int factor) implements TraceReader {
        @Override
        public void read(FrameRange range, Samples out, Scratch scratch) {
            int rows = Math.max(1, ROWS / factor);
            for (int row = 0; row < range.length(); row += rows) {
                int count = Math.min(rows, range.length() - row);
                long first = offset + (range.start() + row) * factor;
                FrameRange wide = new FrameRange(range.segment(), first, first + (count - 1L) * factor + 1);
                Samples all = scratch.borrow(out.carrier(), wide.length(), out.numChannels());
                parent.traces().read(wide, all, scratch);
                for (int k = 0; k < count; k++) {
                    out.rows(row + k, row + k + 1).copyFrom(all.rows(k * factor, k * factor + 1));
                }
                scratch.giveBack(all);
            }
        }

        @Override
        public int preferredBlock() {
            return Math.max(1, parent.traces().preferredBlock() / factor);
        }
    }
}
