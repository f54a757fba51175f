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
        if (type.isInteger() && atLow == Math.ceil(low) && atHigh == Math.floor(high) && atLow <= atHigh) {
            return RowKernel.of(limits((int) atLow, (int) atHigh), wide(low, atLow, high, atHigh), type);
        }
        return RowKernel.of(
                (row, result) -> {
                    for (int c = 0; c < result.length; c++) {
                        float x = row[c];
                        result[c] = x <= narrowLow ? narrowAtLow : x >= narrowHigh ? narrowAtHigh : x;
                    }
                },
                wide(low, atLow, high, atHigh),
                type);
    }

    private static RowKernel.Wide wide(double low, double atLow, double high, double atHigh) {
        return (row, result) -> {
            for (int c = 0; c < result.length; c++) {
                double x = row[c];
                result[c] = x <= low ? atLow : x >= high ? atHigh : x;
            }
        };
    }

    /** Whole numbers between two others; as integers, since only such a loop becomes vector code. */
    private static RowKernel.Narrow limits(int least, int most) {
        return (row, result) -> {
            for (int c = 0; c < result.length; c++) {
                int whole = (int) row[c];
                result[c] = Math.max(least, Math.min(most, whole));
            }
        };
    }
}
