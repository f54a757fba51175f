package org.hillock.preprocessing.timing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.recording.SegmentTimes;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.preprocessing.rows.Rows;

/**
 * Adds frames of one value before and after each segment; the clock keeps the time of the first real frame.
 *
 * @param paddingStart frames before
 * @param paddingEnd frames after
 * @param fillValue what they hold
 */
@Wire(
        name = "pad_traces",
        aliases = {"trace_padded"},
        pythonClass = "spikeinterface.preprocessing.zero_channel_pad.TracePaddedRecording",
        parent = "recording",
        doc = "Adds frames of one value before and after each segment.")
public record PadTraces(
        @Param(doc = "Frames before each segment.", unit = "frames", standard = "0", min = 0)
        int paddingStart,

        @Param(doc = "Frames after each segment.", unit = "frames", standard = "0", min = 0)
        int paddingEnd,

        @Param(doc = "What the added frames hold.", standard = "0.0")
        double fillValue)
        implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        List<SegmentInfo> segments = new ArrayList<>();
        for (int i = 0; i < parent.getNumSegments(); i++) {
            segments.add(new SegmentInfo(
                    parent.getNumSamples(i) + paddingStart + paddingEnd,
                    clock(parent.times(i), parent.getSamplingFrequency())));
        }
        return new Recording(
                parent.info().withSegments(segments), new Padded(parent, this), Provenance.of(this, parent));
    }

    private SegmentTimes clock(SegmentTimes times, double samplingFrequency) {
        double lead = paddingStart / samplingFrequency;
        return switch (times) {
            case SegmentTimes.Vector(double[] seconds) -> SegmentTimes.of(padded(seconds, samplingFrequency));
            case SegmentTimes.Regular(OptionalDouble start)
            when start.isPresent() -> SegmentTimes.startingAt(start.getAsDouble() - lead);
            case SegmentTimes.Regular ignored -> SegmentTimes.unstated();
        };
    }

    private double[] padded(double[] seconds, double samplingFrequency) {
        double[] all = new double[paddingStart + seconds.length + paddingEnd];
        int last = seconds.length - 1;
        Arrays.setAll(
                all,
                i -> i < paddingStart
                        ? (last < 0 ? 0 : seconds[0]) - (paddingStart - i) / samplingFrequency
                        : i - paddingStart <= last
                                ? seconds[i - paddingStart]
                                : (last < 0 ? 0 : seconds[last]) + (i - paddingStart - last) / samplingFrequency);
        return all;
    }

    private record Padded(Recording parent, PadTraces padding) implements TraceReader {
        @Override
        public void read(FrameRange range, Samples out, Scratch scratch) {
            long length = parent.getNumSamples(range.segment());
            long from = Math.clamp(range.start() - padding.paddingStart(), 0, length);
            long to = Math.clamp(range.end() - padding.paddingStart(), 0, length);
            double[] fill = new double[out.numChannels()];
            Arrays.fill(fill, padding.fillValue());
            for (int s = 0; s < out.numSamples(); s++) {
                long frame = range.start() + s - padding.paddingStart();
                if (frame < from || frame >= to) {
                    Rows.store(fill, out, s, parent.getDtype());
                }
            }
            if (from < to) {
                int row = (int) (from + padding.paddingStart() - range.start());
                FrameRange inside = new FrameRange(range.segment(), from, to);
                parent.traces().read(inside, out.rows(row, row + inside.length()), scratch);
            }
        }
    }
}
