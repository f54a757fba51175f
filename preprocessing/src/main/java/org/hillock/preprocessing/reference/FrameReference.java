package org.hillock.preprocessing.reference;

import org.hillock.core.values.DType;
import org.hillock.kernels.statistics.Median;
import org.hillock.kernels.statistics.RowMedian;

/** Sums up some columns of each row. Holds working memory, so one for each thread. */
@FunctionalInterface
interface FrameReference {
    /** Up to as many columns are sorted one by one; more are counted. */
    int FEW = 40;

    /** Writes the reference of each of {@code rows} rows, the first of which begins at {@code start}. */
    void of(float[] block, int start, int rows, float[] reference);

    /** The fastest exact way for these columns and this type. */
    static FrameReference of(int[] columns, int channels, boolean median, DType type) {
        if (!median || columns.length == 1) {
            return (block, start, rows, reference) -> average(columns, channels, block, start, rows, reference);
        }
        if (columns.length <= FEW) {
            float[] row = new float[columns.length];
            return (block, start, rows, reference) -> fewMedian(columns, channels, row, block, start, rows, reference);
        }
        RowMedian.Scratch memory = new RowMedian.Scratch(columns.length);
        if (type.isInteger()) {
            boolean all = columns.length == channels;
            return (block, start, rows, reference) -> {
                if (all) {
                    RowMedian.ofWhole(block, start, rows, channels, reference, memory);
                } else {
                    RowMedian.ofWhole(block, start, rows, channels, columns, reference, memory);
                }
            };
        }
        return (block, start, rows, reference) ->
                RowMedian.of(block, start, rows, channels, columns, reference, memory);
    }

    private static void average(int[] columns, int channels, float[] block, int start, int rows, float[] reference) {
        for (int s = 0; s < rows; s++) {
            double sum = 0;
            for (int c : columns) {
                sum += block[start + s * channels + c];
            }
            reference[s] = (float) (sum / columns.length);
        }
    }

    private static void fewMedian(
            int[] columns, int channels, float[] row, float[] block, int start, int rows, float[] reference) {
        for (int s = 0; s < rows; s++) {
            for (int c = 0; c < columns.length; c++) {
                row[c] = block[start + s * channels + columns[c]];
            }
            reference[s] = Median.inPlace(row, 0, columns.length);
        }
    }
}
