package org.hillock.kernels.clusters;

import java.util.Optional;
import org.hillock.kernels.linalg.Cholesky;
import org.hillock.kernels.linalg.MatrixProduct;

/** Squared distances from a mean in the metric of a covariance. */
public final class Mahalanobis {
    private static final int BLOCK = 256;

    private Mahalanobis() {}

    /**
     * Returns the squared distances of the points {@code [from, to)} to the mean of the points {@code [0, size)}, in the metric of the
     * covariance (divisor n - 1) of these; nothing where that covariance is singular, as it is for {@code size <= features}.
     *
     * @param points row-major {@code [points × features]}
     */
    public static Optional<double[]> squared(float[] points, int features, int size, int from, int to) {
        if (size <= features) {
            return Optional.empty();
        }
        double[] mean = Scatter.mean(points, features, 0, size);
        double[] covariance = Scatter.sums(points, features, 0, size, mean);
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] /= size - 1;
        }
        return Cholesky.of(covariance, features)
                .map(root -> distances(points, features, from, to, mean, transposed(root.inverseLower(), features)));
    }

    private static double[] transposed(double[] matrix, int n) {
        return MatrixProduct.transpose(matrix, n, n);
    }

    /** |L⁻¹ (x - mean)|², block by block. */
    private static double[] distances(
            float[] points, int features, int from, int to, double[] mean, double[] inverseUpper) {
        double[] squared = new double[to - from];
        for (int first = from; first < to; first += BLOCK) {
            int count = Math.min(BLOCK, to - first);
            double[] block = new double[count * features];
            for (int i = 0; i < block.length; i++) {
                block[i] = points[first * features + i] - mean[i % features];
            }
            double[] whitened = MatrixProduct.multiply(block, inverseUpper, count, features, features);
            for (int i = 0; i < count; i++) {
                double sum = 0;
                for (int f = 0; f < features; f++) {
                    sum = Math.fma(whitened[i * features + f], whitened[i * features + f], sum);
                }
                squared[first - from + i] = sum;
            }
        }
        return squared;
    }
}
