package org.hillock.preprocessing.reference;

import org.hillock.core.values.DType;
import org.hillock.kernels.statistics.Median;
import org.hillock.kernels.statistics.RowMedian;

/** Sums up some columns of each row. Holds working memory, so one for each thread. */
@FunctionalInterface
interface FrameReference {
    /** Up to as many columns are sorted one by one; more are counted. */
    int FEW = 40;

    /** Writes the reference of each of the first {@code rows} rows. */
    void of(float[] block, int rows, float[] reference);

    /** The fastest exact way for these columns and this type. */
    static FrameReference of(int[] columns, int channels, boolean median, DType type, int mostRows) {
        if (!median || columns.length == 1) {
            return (block, rows, reference) -> average(columns, channels, block, rows, reference);
        }
        if (columns.length <= FEW) {
            float[] row = new float[columns.length];
            return (block, rows, reference) -> fewMedian(columns, channels, row, block, rows, reference);
        }
        RowMedian.Scratch memory = new RowMedian.Scratch(columns.length);
        if (type.isInteger()) {
            short[] counts = new short[mostRows * columns.length];
            int middle = type.isUnsigned() ? 1 << 15 : 0;
            return (block, rows, reference) -> {
                gather(columns, channels, middle, block, rows, counts);
                RowMedian.of(counts, rows, columns.length, reference, memory);
                for (int s = 0; s < rows; s++) {
                    reference[s] += middle;
                }
            };
        }
        return (block, rows, reference) -> RowMedian.of(block, rows, channels, columns, reference, memory);
    }

    private static void gather(int[] columns, int channels, int middle, float[] block, int rows, short[] counts) {
        boolean whole = columns.length == channels;
        for (int s = 0, to = 0; s < rows; s++, to += columns.length) {
            int start = s * channels;
            if (whole) {
                for (int c = 0; c < channels; c++) {
                    counts[to + c] = (short) ((int) block[start + c] - middle);
                }
            } else {
                for (int c = 0; c < columns.length; c++) {
                    counts[to + c] = (short) ((int) block[start + columns[c]] - middle);
                }
            }
        }
    }

    private static void average(int[] columns, int channels, float[] block, int rows, float[] reference) {
        for (int s = 0; s < rows; s++) {
            double sum = 0;
            for (int c : columns) {
                sum += block[s * channels + c];
            }
            reference[s] = (float) (sum / columns.length);
        }
    }

    private static void fewMedian(
            int[] columns, int channels, float[] row, float[] block, int rows, float[] reference) {
        for (int s = 0; s < rows; s++) {
            for (int c = 0; c < columns.length; c++) {
                row[c] = block[s * channels + columns[c]];
            }
            reference[s] = Median.inPlace(row, 0, columns.length);
        }
    }
}
