package org.hillock.preprocessing.filter;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.values.DType;
import org.hillock.kernels.filter.IirDesign;
import org.hillock.kernels.filter.SecondOrderSections;
import org.hillock.kernels.filter.TransferFunction;

/**
 * Takes a narrow band out, with zero phase.
 *
 * @param freq middle of the band in Hz
 * @param q {@code freq} by the width of the band at -3 dB
 * @param marginMs least margin in ms
 * @param dtype type of the result; absent: that of the recording, which must then be signed
 */
@Wire(
        name = "notch_filter",
        pythonClass = "spikeinterface.preprocessing.filter.NotchFilterRecording",
        parent = "recording",
        doc = "Takes a narrow band of frequencies out, with zero phase.")
public record NotchFilter(
        @Param(doc = "Middle of the band.", unit = "Hz", standard = "3000.0")
        double freq,

        @Param(doc = "Quality: middle by width of the band.", standard = "30.0")
        double q,

        @Param(
                doc = "Least margin around what is read; more is taken where the response lasts longer.",
                unit = "ms",
                standard = "5.0",
                min = 0)
        double marginMs,

        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "null")
        Optional<DType> dtype)
        implements Preprocessor {
    @Override
    public NotchFilter fit(Recording parent) {
        return new NotchFilter(freq, q, marginMs, Optional.of(type(parent.info())));
    }

    private DType type(RecordingInfo input) {
        DType type = dtype.orElse(input.dtype());
        if (type.isUnsigned()) {
            throw new WrongArgumentException("notch_filter: dtype = " + type
                    + " must be signed (the result swings around 0). Give dtype int16 or float32.");
        }
        return type;
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        design(input);
        return FilteredFacts.of(input, type(input));
    }

    private SectionFilter design(RecordingInfo input) {
        try {
            TransferFunction notch = IirDesign.notch(freq, q, input.samplingFrequency());
            double[] row = new double[6];
            System.arraycopy(notch.b(), 0, row, 0, 3);
            System.arraycopy(notch.a(), 0, row, 3, 3);
            return FilterDesign.cascade(new SecondOrderSections(new double[][] {row}), type(input));
        } catch (IllegalArgumentException e) {
            throw new WrongArgumentException("notch_filter: " + e.getMessage(), e);
        }
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return FilterKernel.margin(
                design(input), Direction.FORWARD_BACKWARD, (int) (marginMs * input.samplingFrequency() / 1000));
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        return new FilterKernel(
                design(input),
                Direction.FORWARD_BACKWARD,
                0,
                input.segments().stream().mapToLong(SegmentInfo::numSamples).toArray(),
                type(input));
    }
}
