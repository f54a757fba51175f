package org.hillock.kernels.linalg;

import java.util.Arrays;

/**
 * Least squares with coefficients of 0 or more, from the normal equations, after Lawson and Hanson (Solving Least Squares Problems, 1974,
 * chapter 23).
 */
public final class NonNegativeLeastSquares {
    private static final double RELATIVE_TOLERANCE = 1e-12;

    private NonNegativeLeastSquares() {}

    /**
     * Minimises {@code ½ xᵀGx − cᵀx} over x ≥ 0.
     *
     * @param gram {@code G = XᵀX}, {@code [n × n]} row-major in the first n·n entries
     * @param right {@code c = Xᵀy} in the first n entries
     * @param n number of coefficients
     * @return the coefficients; 0 for a column that is 0 or depends on the others
     */
    public static double[] solve(double[] gram, double[] right, int n) {
        double[] x = new double[n];
        double[] trial = new double[n];
        boolean[] free = new boolean[n];
        boolean[] barred = new boolean[n];
        double tolerance = tolerance(right, n);
        for (int round = 0; round < 3 * n + 3; round++) {
            int entering = steepest(gram, right, x, free, barred, n, tolerance);
            if (entering < 0) {
                return x;
            }
            free[entering] = true;
            if (!solveFree(gram, right, free, trial, n) || trial[entering] <= 0) {
                free[entering] = false;
                barred[entering] = true;
                continue;
            }
            boolean solved = true;
            while (solved && retreat(x, trial, free, n)) {
                solved = solveFree(gram, right, free, trial, n);
            }
            if (solved) {
                System.arraycopy(trial, 0, x, 0, n);
            }
            Arrays.fill(barred, false);
        }
        return x;
    }

    private static double tolerance(double[] right, int n) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(right[i]));
        }
        return RELATIVE_TOLERANCE * largest;
    }

    /** The coefficient at 0 along which the objective falls fastest; -1 where it falls along none. */
    private static int steepest(
            double[] gram, double[] right, double[] x, boolean[] free, boolean[] barred, int n, double tolerance) {
        int best = -1;
        double steepness = tolerance;
        for (int i = 0; i < n; i++) {
            if (!free[i] && !barred[i]) {
                double fall = right[i];
                for (int j = 0; j < n; j++) {
                    fall -= gram[i * n + j] * x[j];
                }
                if (fall > steepness) {
                    steepness = fall;
                    best = i;
                }
            }
        }
        return best;
    }

    /** Goes from x towards the trial as far as all stay at 0 or more and bars what reached 0; false where the trial itself is fine. */
    private static boolean retreat(double[] x, double[] trial, boolean[] free, int n) {
        double step = 1;
        for (int i = 0; i < n; i++) {
            if (free[i] && trial[i] <= 0) {
                step = Math.min(step, x[i] / (x[i] - trial[i]));
            }
        }
        boolean stopped = false;
        for (int i = 0; i < n; i++) {
            stopped |= free[i] && trial[i] <= 0;
        }
        if (!stopped) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (free[i]) {
                x[i] += step * (trial[i] - x[i]);
                if (trial[i] <= 0 && x[i] <= 1e-15 * Math.max(1, Math.abs(trial[i]))) {
                    x[i] = 0;
                    free[i] = false;
                }
            }
        }
        return true;
    }

    /** Solves for the free coefficients by Cholesky decomposition, the others 0; false where they depend on each other. */
    private static boolean solveFree(double[] gram, double[] right, boolean[] free, double[] out, int n) {
        int[] at = new int[n];
        int m = 0;
        for (int i = 0; i < n; i++) {
            out[i] = 0;
            if (free[i]) {
                at[m++] = i;
            }
        }
        double[] lower = new double[m * m];
        double[] z = new double[m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = gram[at[i] * n + at[j]];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * m + k] * lower[j * m + k];
                }
                if (i == j) {
                    if (!(sum > RELATIVE_TOLERANCE * gram[at[i] * n + at[i]])) {
                        return false;
                    }
                    lower[i * m + i] = Math.sqrt(sum);
                } else {
                    lower[i * m + j] = sum / lower[j * m + j];
                }
            }
            double sum = right[at[i]];
            for (int k = 0; k < i; k++) {
                sum -= lower[i * m + k] * z[k];
            }
            z[i] = sum / lower[i * m + i];
        }
        for (int i = m - 1; i >= 0; i--) {
            double sum = z[i];
            for (int k = i + 1; k < m; k++) {
                sum -= lower[k * m + i] * out[at[k]];
            }
            out[at[i]] = sum / lower[i * m + i];
        }
        return true;
    }
}
