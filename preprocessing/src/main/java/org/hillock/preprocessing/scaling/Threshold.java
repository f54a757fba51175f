package org.hillock.preprocessing.scaling;

import org.hillock.core.recording.Kernel;
import org.hillock.core.values.DType;
import org.hillock.preprocessing.rows.RowKernel;

/** Replaces samples at or beyond two thresholds. */
final class Threshold {
    private Threshold() {}

    /** x ≤ low becomes {@code atLow}, x ≥ high becomes {@code atHigh}; NaN stays. */
    static Kernel kernel(double low, double atLow, double high, double atHigh, DType type) {
        float narrowLow = (float) low;
        float narrowHigh = (float) high;
        float narrowAtLow = (float) atLow;
        float narrowAtHigh = (float) atHigh;
        return RowKernel.of(
                (row, result) -> {
                    for (int c = 0; c < result.length; c++) {
                        float x = row[c];
                        result[c] = x <= narrowLow ? narrowAtLow : x >= narrowHigh ? narrowAtHigh : x;
                    }
                },
                (row, result) -> {
                    for (int c = 0; c < result.length; c++) {
                        double x = row[c];
                        result[c] = x <= low ? atLow : x >= high ? atHigh : x;
                    }
                },
                type);
    }
}
