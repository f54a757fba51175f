package org.hillock.sorters.spikesift.steps;

import java.util.Arrays;

/**
 * Projection of centred rows on a direction of large variance: {@code Z (Z'Z)^10 v}, where v is the row of largest norm.
 *
 * <p>Every multiplication is followed by scaling to unit length, so that neither loud nor faint data leave the range of
 * float. Only the order of the projections and the ratios of their gaps have a meaning. Cost: 21 passes over the rows.
 */
public final class PrincipalProjection {
    private static final int MULTIPLICATIONS = 10;

    private PrincipalProjection() {}

    /**
     * Projects the first {@code count} rows.
     *
     * @param rows centred rows of {@code features} values each
     * @param direction scratch of {@code features} values
     * @param sum scratch of {@code features} values
     * @param out receives {@code count} projections
     */
    public static void project(float[][] rows, int count, int features, float[] direction, float[] sum, float[] out) {
        int start = largest(rows, count, features);
        System.arraycopy(rows[start], 0, direction, 0, features);
        normalise(direction, features);
        for (int k = 0; k < MULTIPLICATIONS; k++) {
            multiply(rows, count, features, direction, sum);
            System.arraycopy(sum, 0, direction, 0, features);
            normalise(direction, features);
        }
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            dot4(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], direction, features, out, i);
        }
        for (; i < count; i++) {
            out[i] = dot(rows[i], direction, features);
        }
    }

    private static int largest(float[][] rows, int count, int features) {
        int place = 0;
        float norm = -1;
        float[] norms = new float[4];
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            norm4(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], features, norms);
            for (int k = 0; k < 4; k++) {
                if (norms[k] > norm) {
                    norm = norms[k];
                    place = i + k;
                }
            }
        }
        for (; i < count; i++) {
            float next = dot(rows[i], rows[i], features);
            if (next > norm) {
                norm = next;
                place = i;
            }
        }
        return place;
    }

    private static void multiply(float[][] rows, int count, int features, float[] direction, float[] sum) {
        Arrays.fill(sum, 0, features, 0);
        float[] dots = new float[4];
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            dot4(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], direction, features, dots, 0);
            add4(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], dots, features, sum);
        }
        for (; i < count; i++) {
            add(rows[i], dot(rows[i], direction, features), features, sum);
        }
    }

    private static void dot4(
            float[] r0, float[] r1, float[] r2, float[] r3, float[] v, int features, float[] out, int at) {
        float a0 = 0;
        float a1 = 0;
        float a2 = 0;
        float a3 = 0;
        float b0 = 0;
        float b1 = 0;
        float b2 = 0;
        float b3 = 0;
        for (int f = 0; f < features - 1; f += 2) {
            float v0 = v[f];
            float v1 = v[f + 1];
            a0 = Math.fma(r0[f], v0, a0);
            a1 = Math.fma(r1[f], v0, a1);
            a2 = Math.fma(r2[f], v0, a2);
            a3 = Math.fma(r3[f], v0, a3);
            b0 = Math.fma(r0[f + 1], v1, b0);
            b1 = Math.fma(r1[f + 1], v1, b1);
            b2 = Math.fma(r2[f + 1], v1, b2);
            b3 = Math.fma(r3[f + 1], v1, b3);
        }
        out[at] = a0 + b0;
        out[at + 1] = a1 + b1;
        out[at + 2] = a2 + b2;
        out[at + 3] = a3 + b3;
    }

    private static void norm4(float[] r0, float[] r1, float[] r2, float[] r3, int features, float[] out) {
        float a0 = 0;
        float a1 = 0;
        float a2 = 0;
        float a3 = 0;
        float b0 = 0;
        float b1 = 0;
        float b2 = 0;
        float b3 = 0;
        for (int f = 0; f < features - 1; f += 2) {
            a0 = Math.fma(r0[f], r0[f], a0);
            a1 = Math.fma(r1[f], r1[f], a1);
            a2 = Math.fma(r2[f], r2[f], a2);
            a3 = Math.fma(r3[f], r3[f], a3);
            b0 = Math.fma(r0[f + 1], r0[f + 1], b0);
            b1 = Math.fma(r1[f + 1], r1[f + 1], b1);
            b2 = Math.fma(r2[f + 1], r2[f + 1], b2);
            b3 = Math.fma(r3[f + 1], r3[f + 1], b3);
        }
        out[0] = a0 + b0;
        out[1] = a1 + b1;
        out[2] = a2 + b2;
        out[3] = a3 + b3;
    }

    private static float dot(float[] a, float[] b, int features) {
        float even = 0;
        float odd = 0;
        for (int f = 0; f < features - 1; f += 2) {
            even = Math.fma(a[f], b[f], even);
            odd = Math.fma(a[f + 1], b[f + 1], odd);
        }
        return even + odd;
    }

    private static void add4(
            float[] r0, float[] r1, float[] r2, float[] r3, float[] factors, int features, float[] sum) {
        float u0 = factors[0];
        float u1 = factors[1];
        float u2 = factors[2];
        float u3 = factors[3];
        for (int f = 0; f < features; f++) {
            sum[f] += r0[f] * u0 + r1[f] * u1 + r2[f] * u2 + r3[f] * u3;
        }
    }

    private static void add(float[] row, float factor, int features, float[] sum) {
        for (int f = 0; f < features; f++) {
            sum[f] += row[f] * factor;
        }
    }

    private static void normalise(float[] values, int count) {
        float largest = 0;
        for (int f = 0; f < count; f++) {
            largest = Math.max(largest, Math.abs(values[f]));
        }
        if (largest == 0) {
            return;
        }
        double squares = 0;
        for (int f = 0; f < count; f++) {
            double value = values[f];
            squares += value * value;
        }
        float scale = (float) (1 / Math.sqrt(squares));
        for (int f = 0; f < count; f++) {
            values[f] *= scale;
        }
    }
}
