package org.hillock.preprocessing.scaling;

import org.hillock.core.recording.Kernel;
import org.hillock.core.values.DType;
import org.hillock.preprocessing.rows.RowKernel;

/** y = x · gain + offset, channel by channel; where samples are floats the product and the sum are each rounded to float once. */
final class Affine {
    private Affine() {}

    /** The kernel for one gain and offset per channel. */
    static Kernel kernel(double[] gain, double[] offset, DType outputType) {
        return RowKernel.of(
                narrow(gain, offset),
                (row, result) -> {
                    for (int c = 0; c < result.length; c++) {
                        result[c] = row[c] * gain[c] + offset[c];
                    }
                },
                outputType);
    }

    /** A product or sum of floats rounded by way of double is that of float arithmetic, which is faster where it is enough. */
    private static RowKernel.Narrow narrow(double[] gain, double[] offset) {
        float[] narrowGain = new float[gain.length];
        float[] narrowOffset = new float[gain.length];
        boolean same = true;
        for (int c = 0; c < gain.length; c++) {
            narrowGain[c] = (float) gain[c];
            narrowOffset[c] = (float) offset[c];
            same &= narrowGain[c] == gain[c] && narrowOffset[c] == offset[c];
        }
        if (same) {
            return (row, result) -> {
                for (int c = 0; c < result.length; c++) {
                    result[c] = row[c] * narrowGain[c] + narrowOffset[c];
                }
            };
        }
        return (row, result) -> {
            for (int c = 0; c < result.length; c++) {
                result[c] = (float) ((float) (row[c] * gain[c]) + offset[c]);
            }
        };
    }
}
