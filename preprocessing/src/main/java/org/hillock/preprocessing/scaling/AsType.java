package org.hillock.preprocessing.scaling;

import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;
import org.hillock.preprocessing.rows.RowKernel;

/**
 * The same samples in another type; what lies outside the range of an integer type becomes its nearest value.
 *
 * @param dtype the type; absent: unchanged
 * @param round whether to round (half to even) rather than cut off the fraction; absent: for integer types
 */
@Wire(
        name = "astype",
        pythonClass = "spikeinterface.preprocessing.astype.AstypeRecording",
        parent = "recording",
        doc = "Changes the sample type.")
public record AsType(
        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "null")
        Optional<DType> dtype,

        @Param(doc = "Round to whole numbers, half to even; null: where the type is an integer.", standard = "null")
        Optional<Boolean> round)
        implements Preprocessor {
    @Override
    public AsType fit(Recording parent) {
        DType type = dtype.orElse(parent.getDtype());
        return new AsType(Optional.of(type), Optional.of(round.orElse(type.isInteger())));
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        return input.withDtype(dtype.orElse(input.dtype()));
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        DType type = dtype.orElse(input.dtype());
        boolean rounded = round.orElse(type.isInteger());
        if (input.dtype() == type && (type.isInteger() || !rounded)) {
            return (samples, lead, target, out, scratch) -> out.copyFrom(samples.rows(lead, lead + out.numSamples()));
        }
        return rounded ? rounding(type) : cutting(type);
    }

    private static Kernel rounding(DType type) {
        return type.isInteger()
                ? RowKernel.of(AsType::keep, AsType::keep, type)
                : RowKernel.of(
                        (row, result) -> {
                            for (int c = 0; c < result.length; c++) {
                                result[c] = (float) Math.rint(row[c]);
                            }
                        },
                        (row, result) -> {
                            for (int c = 0; c < result.length; c++) {
                                result[c] = Math.rint(row[c]);
                            }
                        },
                        type);
    }

    private static Kernel cutting(DType type) {
        return type.isInteger()
                ? RowKernel.wide(
                        (row, result) -> {
                            for (int c = 0; c < result.length; c++) {
                                result[c] = row[c] < 0 ? Math.ceil(row[c]) : Math.floor(row[c]);
                            }
                        },
                        type)
                : RowKernel.of(AsType::keep, AsType::keep, type);
    }

    private static void keep(float[] row, float[] result) {
        System.arraycopy(row, 0, result, 0, result.length);
    }

    private static void keep(double[] row, double[] result) {
        System.arraycopy(row, 0, result, 0, result.length);
    }
}
