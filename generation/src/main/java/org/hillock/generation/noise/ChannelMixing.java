package org.hillock.generation.noise;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.linalg.MatrixProduct;
import org.hillock.kernels.linalg.SymmetricEigen;

/** Turns independent standard normal numbers of all channels into noise of given levels and covariance. Immutable, thread-safe. */
final class ChannelMixing {
    private static final double NEGATIVE_TOLERANCE = 1e-9;

    private final float[] levels;
    private final Optional<float[][]> root;

    private ChannelMixing(float[] levels, Optional<float[][]> root) {
        this.levels = levels;
        this.root = root;
    }

    static ChannelMixing of(double[] levels, Optional<NdArray> covariance) {
        float[] factors = new float[levels.length];
        for (int c = 0; c < levels.length; c++) {
            factors[c] = (float) levels[c];
        }
        return new ChannelMixing(factors, covariance.map(matrix -> scaledRoot(matrix, levels)));
    }

    int numChannels() {
        return levels.length;
    }

    boolean isSilent() {
        for (float level : levels) {
            if (level != 0) {
                return false;
            }
        }
        return true;
    }

    /** The symmetric square root of the covariance, its columns scaled by the levels. */
    private static float[][] scaledRoot(NdArray matrix, double[] levels) {
        int n = levels.length;
        if (matrix.rank() != 2 || matrix.shape()[0] != n || matrix.shape()[1] != n) {
            throw new WrongArgumentException("noise_generator_recording: cov_matrix " + matrix + " must be of shape ["
                    + n + ", " + n + "] (the number of channels).");
        }
        double[] values = matrix.toDoubles();
        checkSymmetric(values, n);
        SymmetricEigen eigen = SymmetricEigen.of(values, n);
        double largest = Math.max(eigen.values()[n - 1], 0);
        if (eigen.values()[0] < -NEGATIVE_TOLERANCE * largest) {
            throw new WrongArgumentException("noise_generator_recording: cov_matrix must have no negative eigenvalue"
                    + " (the smallest is " + eigen.values()[0] + "). It is no covariance.");
        }
        float[][] root = new float[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    double deviation = Math.sqrt(Math.max(0, eigen.values()[k]));
                    sum += eigen.vectors()[k][i] * deviation * eigen.vectors()[k][j];
                }
                root[i][j] = (float) (sum * levels[j]);
            }
        }
        return root;
    }

    private static void checkSymmetric(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double difference = Math.abs(values[i * n + j] - values[j * n + i]);
                if (!(difference <= 1e-9 * (Math.abs(values[i * n + j]) + 1))) {
                    throw new WrongArgumentException("noise_generator_recording: cov_matrix must be symmetric"
                            + " (entries [" + i + ", " + j + "] and [" + j + ", " + i + "] differ).");
                }
            }
        }
    }

    /** Mixes {@code rows} rows at the beginning of {@code values} in place. */
    void apply(float[] values, int rows) {
        if (root.isPresent()) {
            MatrixProduct.rows(values, rows, root.get(), values, new MatrixProduct.Scratch(numChannels()));
        } else {
            scale(values, 0, rows);
        }
    }

    boolean worksAnywhere() {
        return root.isEmpty();
    }

    /** Scales {@code rows} rows from position {@code at} on in place; for independent channels. */
    void scale(float[] values, int at, int rows) {
        for (int row = 0, i = at; row < rows; row++) {
            for (float level : levels) {
                values[i] *= level;
                i++;
            }
        }
    }
}
