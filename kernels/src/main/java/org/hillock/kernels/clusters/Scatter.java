package org.hillock.kernels.clusters;

/** Means and sums of products of points, summed in double. */
public final class Scatter {
    private static final int BLOCK = 4;

    private Scatter() {}

    /** Returns the mean of the points {@code [from, to)} of a row-major {@code [points × features]} array. */
    public static double[] mean(float[] points, int features, int from, int to) {
        double[] mean = new double[features];
        for (int i = from; i < to; i++) {
            for (int f = 0; f < features; f++) {
                mean[f] += points[i * features + f];
            }
        }
        for (int f = 0; f < features; f++) {
            mean[f] /= to - from;
        }
        return mean;
    }

    /** Returns Σ (x - mean)(x - mean)ᵀ over the points {@code [from, to)}, full row-major {@code [features × features]}. */
    public static double[] sums(float[] points, int features, int from, int to, double[] mean) {
        double[] sums = new double[features * features];
        double[][] rows = new double[BLOCK][features];
        for (int first = from; first < to; first += BLOCK) {
            for (int b = 0; b < BLOCK; b++) {
                for (int f = 0; f < features; f++) {
                    rows[b][f] = first + b < to ? points[(first + b) * features + f] - mean[f] : 0;
                }
            }
            add(rows, features, sums);
        }
        for (int i = 0; i < features; i++) {
            for (int j = i + 1; j < features; j++) {
                sums[i * features + j] = sums[j * features + i];
            }
        }
        return sums;
    }

    /** Adds four points to the lower triangle. */
    private static void add(double[][] rows, int features, double[] sums) {
        double[] r0 = rows[0];
        double[] r1 = rows[1];
        double[] r2 = rows[2];
        double[] r3 = rows[3];
        for (int i = 0; i < features; i++) {
            double a = r0[i];
            double b = r1[i];
            double c = r2[i];
            double d = r3[i];
            int at = i * features;
            for (int j = 0; j <= i; j++) {
                sums[at + j] += Math.fma(d, r3[j], Math.fma(c, r2[j], Math.fma(b, r1[j], a * r0[j])));
            }
        }
    }
}
