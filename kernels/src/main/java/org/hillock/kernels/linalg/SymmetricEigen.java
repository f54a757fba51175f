package org.hillock.kernels.linalg;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues, ascending, and orthonormal eigenvectors of a real symmetric matrix.
 *
 * <p>Householder reduction to a tridiagonal matrix, then implicit QR steps with Wilkinson's shift (Golub and Van Loan, Matrix
 * Computations, 8.3). The sign of a vector is such that its entry of largest magnitude is positive.
 *
 * @param values n eigenvalues, ascending
 * @param vectors n rows, row i the unit eigenvector of {@code values[i]}
 */
public record SymmetricEigen(double[] values, double[][] vectors) {
    private static final int MAX_STEPS_EACH = 60;

    /** Returns the decomposition of a row-major {@code [n × n]} matrix, of which the lower triangle is read. */
    public static SymmetricEigen of(double[] matrix, int n) {
        if (matrix.length != (long) n * n) {
            throw new IllegalArgumentException("symmetricEigen: matrix of " + matrix.length + " values must hold " + n
                    + " × " + n + " (it is square). Pass the right size.");
        }
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double value = matrix[i * n + j];
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("symmetricEigen: matrix[" + i + ", " + j + "] = " + value
                            + " must be finite (no eigenvalues exist otherwise). Remove the channel or sample.");
                }
                a[i][j] = value;
                a[j][i] = value;
            }
        }
        double[] diagonal = new double[n];
        double[] beside = new double[Math.max(1, n)];
        double[][] rows = tridiagonalise(a, diagonal, beside);
        diagonalise(diagonal, beside, rows);
        return sorted(diagonal, rows);
    }

    /** Reduces {@code a} by reflections; returns the rows of Qᵀ, so that Qᵀ A Q has the given diagonals. */
    private static double[][] tridiagonalise(double[][] a, double[] diagonal, double[] beside) {
        int n = diagonal.length;
        double[][] mirrors = new double[n][];
        double[] p = new double[n];
        for (int k = 0; k < n - 1; k++) {
            double[] v = new double[n];
            double tail = 0;
            for (int i = k + 1; i < n; i++) {
                v[i] = a[i][k];
                tail += i > k + 1 ? v[i] * v[i] : 0;
            }
            diagonal[k] = a[k][k];
            if (tail == 0) {
                beside[k] = v[k + 1];
                mirrors[k] = new double[0];
                continue;
            }
            beside[k] = -Math.copySign(Math.sqrt(tail + v[k + 1] * v[k + 1]), v[k + 1]);
            v[k + 1] -= beside[k];
            double scale = Math.sqrt(2 / (tail + v[k + 1] * v[k + 1]));
            for (int i = k + 1; i < n; i++) {
                v[i] *= scale;
            }
            mirrors[k] = v;
            reflectBothSides(a, v, k + 1, p);
        }
        if (n > 0) {
            diagonal[n - 1] = a[n - 1][n - 1];
        }
        return transposedProduct(mirrors);
    }

    /** A becomes H A H with H = I - v vᵀ, in rows and columns from {@code first} on: A - v wᵀ - w vᵀ, w = A v - v (vᵀ A v) / 2. */
    private static void reflectBothSides(double[][] a, double[] v, int first, double[] w) {
        int n = v.length;
        double half = 0;
        for (int i = first; i < n; i++) {
            double sum = DotProduct.of(a[i], v, first, n);
            w[i] = sum;
            half += sum * v[i] / 2;
        }
        for (int i = first; i < n; i++) {
            w[i] -= half * v[i];
        }
        for (int i = first; i < n; i++) {
            double[] row = a[i];
            double vi = v[i];
            double wi = w[i];
            for (int j = first; j < n; j++) {
                row[j] -= vi * w[j] + wi * v[j];
            }
        }
    }

    /** Rows of the transposed product of the reflections: built from the last one, on the growing corner of the identity. */
    private static double[][] transposedProduct(double[][] mirrors) {
        int n = mirrors.length;
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        for (int k = n - 2; k >= 0; k--) {
            double[] v = mirrors[k];
            if (v.length == 0) {
                continue;
            }
            for (int i = k + 1; i < n; i++) {
                double[] row = rows[i];
                double dot = DotProduct.of(row, v, k + 1, n);
                for (int j = k + 1; j < n; j++) {
                    row[j] -= dot * v[j];
                }
            }
        }
        return rows;
    }

    private static void diagonalise(double[] d, double[] e, double[][] rows) {
        int high = d.length - 1;
        int steps = 0;
        while (high > 0) {
            if (negligible(d, e, high - 1)) {
                e[high - 1] = 0;
                high--;
                steps = 0;
                continue;
            }
            int low = high - 1;
            while (low > 0 && !negligible(d, e, low - 1)) {
                low--;
            }
            if (++steps > MAX_STEPS_EACH) {
                throw new ArithmeticException("symmetricEigen: no convergence after " + MAX_STEPS_EACH + " steps");
            }
            qrStep(d, e, rows, low, high);
        }
    }

    private static boolean negligible(double[] d, double[] e, int i) {
        return Math.abs(e[i]) <= 0x1p-53 * (Math.abs(d[i]) + Math.abs(d[i + 1])) || Math.abs(e[i]) < 1e-300;
    }

    private static void qrStep(double[] d, double[] e, double[][] rows, int low, int high) {
        double last = e[high - 1];
        double half = (d[high - 1] - d[high]) / 2;
        double shift = d[high] - last * (last / (half + Math.copySign(Math.hypot(half, last), half)));
        double x = d[low] - shift;
        double z = e[low];
        for (int k = low; k < high; k++) {
            double r = Math.hypot(x, z);
            double c = r == 0 ? 1 : x / r;
            double s = r == 0 ? 0 : z / r;
            if (k > low) {
                e[k - 1] = r;
            }
            double upper = d[k];
            double lower = d[k + 1];
            double cross = e[k];
            d[k] = c * c * upper + 2 * c * s * cross + s * s * lower;
            d[k + 1] = s * s * upper - 2 * c * s * cross + c * c * lower;
            e[k] = (c - s) * (c + s) * cross + c * s * (lower - upper);
            if (k < high - 1) {
                x = e[k];
                z = s * e[k + 1];
                e[k + 1] *= c;
            }
            rotate(rows[k], rows[k + 1], c, s);
        }
    }

    private static void rotate(double[] upper, double[] lower, double c, double s) {
        for (int j = 0; j < upper.length; j++) {
            double u = upper[j];
            double l = lower[j];
            upper[j] = c * u + s * l;
            lower[j] = c * l - s * u;
        }
    }

    private static SymmetricEigen sorted(double[] values, double[][] rows) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ascending = new double[values.length];
        double[][] vectors = new double[values.length][];
        for (int i = 0; i < order.length; i++) {
            ascending[i] = values[order[i]];
            vectors[i] = Signs.largestPositive(rows[order[i]]);
        }
        return new SymmetricEigen(ascending, vectors);
    }
}
