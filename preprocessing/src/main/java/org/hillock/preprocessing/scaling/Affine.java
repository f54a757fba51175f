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
                (row, result) -> {
                    for (int c = 0; c < result.length; c++) {
                        result[c] = (float) ((float) (row[c] * gain[c]) + offset[c]);
                    }
                },
                (row, result) -> {
                    for (int c = 0; c < result.length; c++) {
                        result[c] = row[c] * gain[c] + offset[c];
                    }
                },
                outputType);
    }
}
