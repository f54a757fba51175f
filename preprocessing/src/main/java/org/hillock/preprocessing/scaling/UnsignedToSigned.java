package org.hillock.preprocessing.scaling;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.preprocessing.rows.RowKernel;

/**
 * Offset binary to signed: subtracts 2^(bits-1) and takes the signed type of the same width.
 *
 * @param bitDepth bits of the converter; absent: the width of the type
 */
@Wire(
        name = "unsigned_to_signed",
        pythonClass = "spikeinterface.preprocessing.unsigned_to_signed.UnsignedToSignedRecording",
        parent = "recording",
        doc = "Turns unsigned samples into signed ones around 0.")
public record UnsignedToSigned(
        @Param(
                doc = "Bits of the converter; null: those of the sample type.",
                standard = "null",
                min = 1,
                max = 64,
                own = true)
        Optional<Integer> bitDepth)
        implements Preprocessor {
    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        if (!input.dtype().isUnsigned()) {
            throw new WrongArgumentException("unsigned_to_signed: recording must be of an unsigned type (it is "
                    + input.dtype() + "). Leave the step out.");
        }
        if (bits(input) > 8 * input.dtype().itemSize()) {
            throw new WrongArgumentException("unsigned_to_signed: bit_depth = " + bits(input)
                    + " bits must be at most the width of " + input.dtype() + ".");
        }
        return input.withDtype(input.dtype().toSigned());
    }

    private int bits(RecordingInfo input) {
        return bitDepth.orElse(8 * input.dtype().itemSize());
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        int exponent = bits(input) - 1;
        DType type = input.dtype().toSigned();
        if (input.dtype().carrier() == Carrier.LONG) {
            long half = 1L << exponent;
            return (samples, lead, target, out, scratch) -> subtract(samples, lead, out, half);
        }
        double half = Math.scalb(1.0, exponent);
        float narrowHalf = (float) half;
        return RowKernel.of(
                (row, result) -> {
                    for (int c = 0; c < result.length; c++) {
                        result[c] = row[c] - narrowHalf;
                    }
                },
                (row, result) -> {
                    for (int c = 0; c < result.length; c++) {
                        result[c] = row[c] - half;
                    }
                },
                type);
    }

    private static void subtract(Samples samples, int lead, Samples out, long half) {
        out.copyFrom(samples.rows(lead, lead + out.numSamples()));
        long[] values = out.longs();
        for (int i = out.offset(); i < out.offset() + out.size(); i++) {
            values[i] -= half;
        }
    }
}
