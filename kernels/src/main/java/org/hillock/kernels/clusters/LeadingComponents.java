package org.hillock.kernels.clusters;

import java.util.Arrays;
import org.hillock.kernels.linalg.MatrixProduct;
import org.hillock.kernels.linalg.SymmetricEigen;
import org.hillock.kernels.random.NumpyGenerator;

/**
 * Points on their leading principal components, by power iteration on a random subspace that is wider than asked for (Halko, Martinsson and
 * Tropp 2011). Components of nearly equal spread may come mixed.
 */
public final class LeadingComponents {
    private static final int WIDER = 8;
    private static final int ROUNDS = 6;

    private LeadingComponents() {}

    /**
     * Returns the coordinates of each point, seen from the mean of all, on the components of largest variance, row-major
     * {@code [count × min(components, count, features)]}.
     *
     * @param points row-major {@code [count × features]}
     * @param seed of the random subspace
     */
    public static float[] scores(float[] points, int features, int count, int components, long seed) {
        int kept = Math.min(components, Math.min(count, features));
        int width = Math.min(kept + WIDER, Math.min(count, features));
        float[] centred = centred(points, features, count);
        float[] transposed = transposed(centred, count, features);
        float[][] basis = random(features, width, seed);
        float[] images = new float[count * width];
        float[] next = new float[features * width];
        MatrixProduct.Scratch scratch = new MatrixProduct.Scratch(width);
        for (int round = 0; round < ROUNDS; round++) {
            MatrixProduct.rows(centred, count, basis, images, scratch);
            MatrixProduct.rows(transposed, features, rows(images, count, width), next, scratch);
            orthonormalise(next, features, width);
            basis = rows(next, features, width);
        }
        MatrixProduct.rows(centred, count, basis, images, scratch);
        return rotated(images, count, width, kept);
    }

    private static float[] centred(float[] points, int features, int count) {
        double[] mean = Scatter.mean(points, features, 0, count);
        float[] centred = new float[count * features];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = (float) (points[i] - mean[i % features]);
        }
        return centred;
    }

    private static float[] transposed(float[] matrix, int rows, int columns) {
        float[] transposed = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                transposed[c * rows + r] = matrix[r * columns + c];
            }
        }
        return transposed;
    }

    private static float[][] random(int rows, int columns, long seed) {
        NumpyGenerator generator = NumpyGenerator.defaultRng(seed);
        float[][] basis = new float[rows][columns];
        for (float[] row : basis) {
            generator.standardNormal(row);
        }
        return basis;
    }

    private static float[][] rows(float[] matrix, int rows, int columns) {
        float[][] split = new float[rows][];
        Arrays.setAll(split, r -> Arrays.copyOfRange(matrix, r * columns, (r + 1) * columns));
        return split;
    }

    /** Modified Gram-Schmidt on columns; a column that vanishes becomes 0. */
    private static void orthonormalise(float[] matrix, int rows, int columns) {
        for (int c = 0; c < columns; c++) {
            double before = norm(matrix, rows, columns, c);
            for (int b = 0; b < c; b++) {
                double dot = 0;
                for (int r = 0; r < rows; r++) {
                    dot += (double) matrix[r * columns + b] * matrix[r * columns + c];
                }
                for (int r = 0; r < rows; r++) {
                    matrix[r * columns + c] -= (float) (dot * matrix[r * columns + b]);
                }
            }
            double after = norm(matrix, rows, columns, c);
            double factor = after > before * 1e-6 ? 1 / after : 0;
            for (int r = 0; r < rows; r++) {
                matrix[r * columns + c] *= (float) factor;
            }
        }
    }

    private static double norm(float[] matrix, int rows, int columns, int c) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += (double) matrix[r * columns + c] * matrix[r * columns + c];
        }
        return Math.sqrt(sum);
    }

    /** Turns the images so that their columns are uncorrelated, and keeps those of largest variance. */
    private static float[] rotated(float[] images, int count, int width, int kept) {
        double[] zero = new double[width];
        double[][] vectors = SymmetricEigen.of(Scatter.sums(images, width, 0, count, zero), width)
                .vectors();
        float[] scores = new float[count * kept];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < kept; k++) {
                double[] vector = vectors[width - 1 - k];
                double sum = 0;
                for (int w = 0; w < width; w++) {
                    sum += images[i * width + w] * vector[w];
                }
                scores[i * kept + k] = (float) sum;
            }
        }
        return scores;
    }
}
