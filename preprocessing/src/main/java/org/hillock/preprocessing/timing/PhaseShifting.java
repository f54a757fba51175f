package org.hillock.preprocessing.timing;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.rows.PerChannel;

/**
 * Delays each channel by a part of a sample period, in the Fourier domain, to undo that converters sample channels one after the
 * other. Recordings of few samples are shifted in one piece, longer ones in long blocks with tapered margins.
 *
 * @param marginMs margin around a block
 * @param interSampleShift delay of each channel in samples; absent: the property {@code inter_sample_shift}
 * @param dtype type of the result; absent: that of the recording
 */
@Wire(
        name = "phase_shift",
        pythonClass = "spikeinterface.preprocessing.phase_shift.PhaseShiftRecording",
        parent = "recording",
        doc = "Undoes that channels are sampled one after the other within a sample period.")
public record PhaseShifting(
        @Param(doc = "Margin around what is read.", unit = "ms", standard = "40.0", min = 0)
        double marginMs,

        @Param(
                doc = "Delay of each channel; null: the property inter_sample_shift.",
                unit = "samples",
                standard = "null")
        Optional<NdArray> interSampleShift,

        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "null", own = true)
        Optional<DType> dtype)
        implements Preprocessor {
    /** Up to as many values a recording is shifted in one piece. */
    private static final long ONE_PIECE = 1 << 23;

    private static final int SHORTEST_TRANSFORM = 1 << 14;

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        shifts(input);
        return input.withDtype(dtype.orElse(input.dtype()));
    }

    private double[] shifts(RecordingInfo input) {
        NdArray given = interSampleShift
                .or(() -> input.properties().find("inter_sample_shift"))
                .orElseThrow(() -> new WrongArgumentException("phase_shift: inter_sample_shift must be given"
                        + " (the recording has no such property). Give one delay for each channel."));
        return PerChannel.values("phase_shift", "inter_sample_shift", given, input.numChannels());
    }

    private int marginFrames(RecordingInfo input) {
        return (int) (marginMs * input.samplingFrequency() / 1000);
    }

    private static long longest(RecordingInfo input) {
        return input.segments().stream()
                .mapToLong(SegmentInfo::numSamples)
                .max()
                .orElse(0);
    }

    /** The length of the transform of a block in a long recording; 0 where each segment is one block. */
    private int transformLength(RecordingInfo input) {
        if (longest(input) * input.numChannels() <= ONE_PIECE) {
            return 0;
        }
        int length = SHORTEST_TRANSFORM;
        while (length < 8 * marginFrames(input)) {
            length *= 2;
        }
        return length;
    }

    @Override
    public Margin margin(RecordingInfo input) {
        int frames = marginFrames(input);
        int length = transformLength(input);
        int block = length == 0 ? (int) Math.max(2, longest(input)) : length - 2 * frames;
        return new Margin(frames, frames, block);
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        return new PhaseShiftKernel(
                shifts(input), marginFrames(input), transformLength(input), dtype.orElse(input.dtype()));
    }
}
