package org.hillock.sortingcomponents.motion;

/** Smooths along one axis with a gaussian cut off at four widths, as {@code scipy.ndimage} does. */
final class Smoothing {
    private Smoothing() {}

    /** What stands beyond the ends. */
    enum Border {
        /** Zeros. */
        ZEROS,
        /** The ends mirrored, the last value repeated. */
        MIRROR
    }

    private static double[] kernel(double sigma) {
        int radius = (int) (4 * sigma + 0.5);
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int k = 0; k < kernel.length; k++) {
            double x = k - radius;
            kernel[k] = Math.exp(-0.5 / (sigma * sigma) * x * x);
            sum += kernel[k];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= sum;
        }
        return kernel;
    }

    /** A smoothed row; a width of 0 changes nothing. */
    static double[] along(double[] values, double sigma, Border border) {
        if (!(sigma > 0)) {
            return values.clone();
        }
        double[] kernel = kernel(sigma);
        int radius = kernel.length / 2;
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                sum += kernel[k] * at(values, i + k - radius, border);
            }
            out[i] = sum;
        }
        return out;
    }

    private static double at(double[] values, int index, Border border) {
        int n = values.length;
        if (index >= 0 && index < n) {
            return values[index];
        }
        if (border == Border.ZEROS) {
            return 0;
        }
        int phase = Math.floorMod(index, 2 * n);
        return values[phase < n ? phase : 2 * n - 1 - phase];
    }

    /** Every row smoothed. */
    static double[][] rows(double[][] matrix, double sigma, Border border) {
        double[][] out = new double[matrix.length][];
        for (int i = 0; i < out.length; i++) {
            out[i] = along(matrix[i], sigma, border);
        }
        return out;
    }

    /** Every column smoothed. */
    static double[][] columns(double[][] matrix, double sigma, Border border) {
        return transposed(rows(transposed(matrix), sigma, border));
    }

    static double[][] transposed(double[][] matrix) {
        int columns = matrix.length == 0 ? 0 : matrix[0].length;
        double[][] out = new double[columns][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < columns; j++) {
                out[j][i] = matrix[i][j];
            }
        }
        return out;
    }
}
