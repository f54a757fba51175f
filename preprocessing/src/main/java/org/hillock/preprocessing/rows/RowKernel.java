package org.hillock.preprocessing.rows;

import java.util.Optional;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * Runs arithmetic that needs one row at a time: in float where input and output both travel in float, in double elsewhere.
 * Thread-safe as long as the arithmetic is.
 */
public final class RowKernel implements Kernel {
    /** Arithmetic in float. */
    @FunctionalInterface
    public interface Narrow {
        /** Computes {@code result} of {@code row}, which may be overwritten. */
        void apply(float[] row, float[] result);
    }

    /** Arithmetic in double. */
    @FunctionalInterface
    public interface Wide {
        /** Computes {@code result} of {@code row}, which may be overwritten. */
        void apply(double[] row, double[] result);
    }

    private final Optional<Narrow> narrow;
    private final Wide wide;
    private final DType outputType;

    private RowKernel(Optional<Narrow> narrow, Wide wide, DType outputType) {
        this.narrow = narrow;
        this.wide = wide;
        this.outputType = outputType;
    }

    /** A kernel with arithmetic for both widths. */
    public static RowKernel of(Narrow narrow, Wide wide, DType outputType) {
        return new RowKernel(Optional.of(narrow), wide, outputType);
    }

    /** A kernel that always computes in double. */
    public static RowKernel wide(Wide wide, DType outputType) {
        return new RowKernel(Optional.empty(), wide, outputType);
    }

    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        if (narrow.isPresent() && input.carrier() == Carrier.FLOAT && out.carrier() == Carrier.FLOAT) {
            runNarrow(narrow.get(), input, lead, out);
        } else {
            runWide(input, lead, out);
        }
    }

    private void runNarrow(Narrow arithmetic, Samples input, int lead, Samples out) {
        float[] row = new float[input.numChannels()];
        float[] result = new float[out.numChannels()];
        for (int s = 0; s < out.numSamples(); s++) {
            Rows.load(input, lead + s, row);
            arithmetic.apply(row, result);
            if (outputType.isInteger()) {
                Rows.round(result, result.length, outputType);
            }
            System.arraycopy(result, 0, out.floats(), out.offset() + s * result.length, result.length);
        }
    }

    private void runWide(Samples input, int lead, Samples out) {
        double[] row = new double[input.numChannels()];
        double[] result = new double[out.numChannels()];
        for (int s = 0; s < out.numSamples(); s++) {
            Rows.load(input, lead + s, row);
            wide.apply(row, result);
            Rows.store(result, out, s, outputType);
        }
    }
}
