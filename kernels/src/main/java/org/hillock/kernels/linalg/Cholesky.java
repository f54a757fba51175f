package org.hillock.kernels.linalg;

import java.util.Arrays;
import java.util.Optional;

/** A symmetric positive definite matrix as L Lᵀ with L lower triangular (Golub and Van Loan, Matrix Computations, 4.2). */
public final class Cholesky {
    private static final double ROUNDING = 0x1p-52;

    private final double[][] lower;
    private final double smallestShare;

    private Cholesky(double[][] lower, double smallestShare) {
        this.lower = lower;
        this.smallestShare = smallestShare;
    }

    /**
     * Returns the factors of a row-major {@code [n × n]} matrix, of which the lower triangle is read; nothing where it is not positive
     * definite beyond rounding (a pivot of less than 8 n ε of its diagonal entry).
     */
    public static Optional<Cholesky> of(double[] matrix, int n) {
        double[][] lower = new double[n][];
        double smallest = 1;
        for (int i = 0; i < n; i++) {
            double[] row = Arrays.copyOfRange(matrix, i * n, i * n + i + 1);
            for (int j = 0; j < i; j++) {
                row[j] = (row[j] - dot(row, lower[j], j)) / lower[j][j];
            }
            double pivot = row[i] - dot(row, row, i);
            double share = pivot / row[i];
            if (!(row[i] > 0) || !(share > 8 * n * ROUNDING)) {
                return Optional.empty();
            }
            smallest = Math.min(smallest, share);
            row[i] = Math.sqrt(pivot);
            lower[i] = row;
        }
        return Optional.of(new Cholesky(lower, smallest));
    }

    /** Returns the smallest part of a diagonal entry that was left as its pivot, in (0, 1]; small where the matrix is nearly singular. */
    public double smallestShare() {
        return smallestShare;
    }

    /** Returns L⁻¹ as a full row-major {@code [n × n]} matrix. */
    public double[] inverseLower() {
        int n = lower.length;
        double[] inverse = new double[n * n];
        for (int i = 0; i < n; i++) {
            double[] row = lower[i];
            for (int k = 0; k < i; k++) {
                double factor = row[k];
                for (int j = 0; j <= k; j++) {
                    inverse[i * n + j] -= factor * inverse[k * n + j];
                }
            }
            for (int j = 0; j < i; j++) {
                inverse[i * n + j] /= row[i];
            }
            inverse[i * n + i] = 1 / row[i];
        }
        return inverse;
    }

    /** Returns x with L Lᵀ x = b. */
    public double[] solve(double[] b) {
        int n = lower.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] - dot(lower[i], x, i)) / lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= lower[i][i];
            for (int j = 0; j < i; j++) {
                x[j] -= lower[i][j] * x[i];
            }
        }
        return x;
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }
}
