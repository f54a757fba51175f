package org.hillock.kernels.optimization;

/** Symmetric matrices of a few rows, flat and row-major. */
final class SmallMatrix {
    private SmallMatrix() {}

    /** {@code out = m v}. */
    static void times(double[] m, double[] v, double[] out) {
        int n = v.length;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += m[i * n + j] * v[j];
            }
            out[i] = sum;
        }
    }

    /** {@code aᵀ b}. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * Solves {@code m x = b} for the first {@code size} rows of a positive definite matrix with rows of {@code stride}, by Cholesky
     * in place; {@code b} becomes the solution. False when the matrix is not positive definite.
     */
    static boolean solve(double[] m, int stride, int size, double[] b) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = m[i * stride + j];
                for (int k = 0; k < j; k++) {
                    sum -= m[i * stride + k] * m[j * stride + k];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        return false;
                    }
                    m[i * stride + i] = Math.sqrt(sum);
                } else {
                    m[i * stride + j] = sum / m[j * stride + j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= m[i * stride + k] * b[k];
            }
            b[i] /= m[i * stride + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                b[i] -= m[k * stride + i] * b[k];
            }
            b[i] /= m[i * stride + i];
        }
        return true;
    }
}
