package org.hillock.generation.injection;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * Turns µV into counts as an amplifier does: {@code round((x - offset) / gain)}, half to even, cut at the limits of the type; a float type is
 * neither rounded nor cut. Gain and offset become properties of the channels.
 *
 * @param dtype type of the counts; no 64-bit integer
 * @param gain µV of one count, above 0
 * @param offset µV of count 0
 */
@Wire(name = "quantize", parent = "recording", doc = "Turns microvolts into counts as an amplifier does.")
public record QuantizeRecording(
        @Param(doc = "Type of the counts.", standard = "\"int16\"")
        DType dtype,

        @Param(doc = "Microvolts of one count.", unit = "uV", standard = "0.195")
        double gain,

        @Param(doc = "Microvolts of count 0.", unit = "uV", standard = "0.0")
        double offset)
        implements Preprocessor {
    /** Refuses a gain that is not positive. */
    public QuantizeRecording {
        if (!(gain > 0) || !Double.isFinite(gain) || !Double.isFinite(offset)) {
            throw new WrongArgumentException("quantize: gain = " + gain + " uV must be a positive number and offset = "
                    + offset + " uV a finite one.");
        }
        if (dtype.carrier() == Carrier.LONG) {
            throw new WrongArgumentException("quantize: dtype = " + dtype + " must not be a 64-bit integer.");
        }
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        if (input.dtype().carrier() == Carrier.LONG) {
            throw new WrongArgumentException(
                    "quantize: dtype = " + input.dtype() + " of the recording must not be a 64-bit integer.");
        }
        return input.withDtype(dtype)
                .withProperties(input.properties()
                        .with("gain_to_uV", constant(input.numChannels(), gain))
                        .with("offset_to_uV", constant(input.numChannels(), offset)));
    }

    private static NdArray constant(int length, double value) {
        double[] values = new double[length];
        java.util.Arrays.fill(values, value);
        return NdArray.ofDoubles(values);
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        return this::convert;
    }

    private void convert(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        out.copyFrom(input.rows(lead, lead + out.numSamples()));
        if (gain == 1 && offset == 0 && !dtype.isInteger()) {
            return;
        }
        int end = out.offset() + out.size();
        if (out.carrier() == Carrier.FLOAT) {
            float[] values = out.floats();
            for (int i = out.offset(); i < end; i++) {
                values[i] = (float) count(values[i]);
            }
        } else {
            double[] values = out.doubles();
            for (int i = out.offset(); i < end; i++) {
                values[i] = count(values[i]);
            }
        }
    }

    private double count(double microvolts) {
        double count = (microvolts - offset) / gain;
        return dtype.isInteger() ? Math.clamp(Math.rint(count), dtype.minValue(), dtype.maxValue()) : count;
    }
}
