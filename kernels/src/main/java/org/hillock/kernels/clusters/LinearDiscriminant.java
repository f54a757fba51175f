package org.hillock.kernels.clusters;

import org.hillock.kernels.linalg.Cholesky;
import org.hillock.kernels.linalg.SymmetricEigen;

/**
 * The direction along which two clusters are furthest apart in units of their common spread (Fisher 1936), features of standardised
 * spread.
 */
public final class LinearDiscriminant {
    /** Standardised directions of a spread below this are left out. */
    private static final double SMALLEST_SPREAD = 1e-4;

    private static final double WELL_CONDITIONED = 1e-5;

    private LinearDiscriminant() {}

    /**
     * Returns w with the largest (w·(m1 - m2))² / wᵀSw, S the scatter within the clusters; points to the first cluster. All 0 where the
     * means are equal.
     *
     * @param points row-major {@code [points × features]}, those of the first cluster first
     * @param size points of the first cluster
     * @param total points of both
     */
    public static double[] direction(float[] points, int features, int size, int total) {
        double[] first = Scatter.mean(points, features, 0, size);
        double[] second = Scatter.mean(points, features, size, total);
        double[] within = Scatter.sums(points, features, 0, size, first);
        double[] others = Scatter.sums(points, features, size, total, second);
        double[] spread = new double[features];
        for (int f = 0; f < features; f++) {
            int diagonal = f * features + f;
            double variance = (within[diagonal] + others[diagonal]) / total;
            spread[f] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        double divisor = Math.max(1, total - 2);
        double[] difference = new double[features];
        for (int i = 0; i < features; i++) {
            difference[i] = (first[i] - second[i]) / spread[i];
            for (int j = 0; j < features; j++) {
                int at = i * features + j;
                within[at] = (within[at] + others[at]) / (divisor * spread[i] * spread[j]);
            }
        }
        double[] direction = solved(within, difference, features);
        for (int f = 0; f < features; f++) {
            direction[f] /= spread[f];
        }
        return direction;
    }

    private static double[] solved(double[] matrix, double[] b, int n) {
        return Cholesky.of(matrix, n)
                .filter(root -> root.smallestShare() > WELL_CONDITIONED)
                .map(root -> root.solve(b))
                .orElseGet(() -> solvedInRange(matrix, b, n));
    }

    /** By the eigenvectors that have a spread. */
    private static double[] solvedInRange(double[] matrix, double[] b, int n) {
        SymmetricEigen eigen = SymmetricEigen.of(matrix, n);
        double[] x = new double[n];
        for (int k = 0; k < n; k++) {
            if (eigen.values()[k] > SMALLEST_SPREAD * SMALLEST_SPREAD) {
                double[] vector = eigen.vectors()[k];
                double part = 0;
                for (int i = 0; i < n; i++) {
                    part += vector[i] * b[i];
                }
                for (int i = 0; i < n; i++) {
                    x[i] += part / eigen.values()[k] * vector[i];
                }
            }
        }
        return x;
    }

    /**
     * Returns d' = (m1 - m2) / √((v1 + v2) / 2) of the points projected on {@link #direction}, with population variances (Hill, Mehta and
     * Kleinfeld 2011); NaN where neither cluster has a spread.
     */
    public static double dPrime(float[] points, int features, int size, int total) {
        double[] direction = direction(points, features, size, total);
        double[] projected = new double[total];
        for (int i = 0; i < total; i++) {
            for (int f = 0; f < features; f++) {
                projected[i] += points[i * features + f] * direction[f];
            }
        }
        double first = mean(projected, 0, size);
        double second = mean(projected, size, total);
        double variances = variance(projected, 0, size, first) + variance(projected, size, total, second);
        return (first - second) / Math.sqrt(variances / 2);
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    private static double variance(double[] values, int from, int to, double mean) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return sum / (to - from);
    }
}
