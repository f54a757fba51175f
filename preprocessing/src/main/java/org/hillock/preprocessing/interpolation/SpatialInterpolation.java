package org.hillock.preprocessing.interpolation;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.kernels.linalg.SymmetricEigen;

/**
 * Weights that take signals at source places to signals at target places.
 *
 * <p>A target within the bounding box of the sources gets weights of sum 1; one outside gets zeros, or, with {@code forceExtrapolate},
 * what the method gives there without bringing the sum to 1.
 *
 * @param method kriging, inverse distance or nearest
 * @param sigmaUm length scale of kriging in µm; two values: one along x and one along y, with city-block distances
 * @param p exponent of kriging: the kernel is exp(-(d / sigma)^p)
 * @param numClosest how many contacts inverse distance weighting takes
 * @param sparseThreshold kriging weights below it become 0
 * @param forceExtrapolate whether targets outside get values
 */
public record SpatialInterpolation(
        InterpolationMethod method,
        List<Double> sigmaUm,
        double p,
        int numClosest,
        OptionalDouble sparseThreshold,
        boolean forceExtrapolate) {
    private static final double RIDGE = 1e-6;

    /** Checks sizes and signs. */
    public SpatialInterpolation {
        if (sigmaUm.isEmpty() || sigmaUm.size() > 2 || sigmaUm.stream().anyMatch(s -> !(s > 0)) || !(p > 0)) {
            throw new WrongArgumentException("spatial_interpolation: sigma_um = " + sigmaUm + " µm and p = " + p
                    + " must be above 0 (one or two sigmas).");
        }
        if (numClosest < 1) {
            throw new WrongArgumentException(
                    "spatial_interpolation: num_closest = " + numClosest + " must be 1 or more.");
        }
        sigmaUm = List.copyOf(sigmaUm);
    }

    /** Kriging with one length scale and exponent 1. */
    public static SpatialInterpolation kriging(double sigmaUm) {
        return new SpatialInterpolation(
                InterpolationMethod.KRIGING, List.of(sigmaUm), 1, 4, OptionalDouble.empty(), false);
    }

    /** The weights {@code [sources][targets]}. */
    public double[][] kernel(double[][] sources, double[][] targets) {
        double[][] weights =
                switch (method) {
                    case KRIGING -> krigingWeights(sources, targets);
                    case IDW -> closestWeights(sources, targets, numClosest);
                    case NEAREST -> closestWeights(sources, targets, 1);
                };
        for (int t = 0; t < targets.length; t++) {
            if (isInside(targets[t], sources)) {
                normalise(weights, t);
            } else if (!forceExtrapolate) {
                for (double[] row : weights) {
                    row[t] = 0;
                }
            }
        }
        return weights;
    }

    private static boolean isInside(double[] target, double[][] sources) {
        for (int d = 0; d < target.length; d++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] source : sources) {
                low = Math.min(low, source[d]);
                high = Math.max(high, source[d]);
            }
            if (!(target[d] >= low && target[d] <= high)) {
                return false;
            }
        }
        return true;
    }

    static void normalise(double[][] weights, int column) {
        double sum = 0;
        for (double[] row : weights) {
            sum += row[column];
        }
        for (double[] row : weights) {
            row[column] = sum == 0 ? 0 : row[column] / sum;
        }
    }

    /** (K(sources, sources) + ridge)⁻¹ K(sources, targets). */
    private double[][] krigingWeights(double[][] sources, double[][] targets) {
        int n = sources.length;
        double[][] among = KrigingWeights.distances(sources, sources, sigmaUm, p);
        double[] flat = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(among[i], 0, flat, i * n, n);
            flat[i * n + i] += RIDGE;
        }
        double[][] to = KrigingWeights.distances(sources, targets, sigmaUm, p);
        double[][] weights = solve(SymmetricEigen.of(flat, n), to, targets.length);
        sparseThreshold.ifPresent(threshold -> {
            for (double[] row : weights) {
                for (int t = 0; t < row.length; t++) {
                    row[t] = row[t] < threshold ? 0 : row[t];
                }
            }
        });
        return weights;
    }

    private static double[][] solve(SymmetricEigen eigen, double[][] right, int columns) {
        int n = right.length;
        double[][] solution = new double[n][columns];
        for (int k = 0; k < n; k++) {
            double[] vector = eigen.vectors()[k];
            for (int t = 0; t < columns; t++) {
                double projection = 0;
                for (int i = 0; i < n; i++) {
                    projection += vector[i] * right[i][t];
                }
                projection /= eigen.values()[k];
                for (int i = 0; i < n; i++) {
                    solution[i][t] += vector[i] * projection;
                }
            }
        }
        return solution;
    }

    private static double[][] closestWeights(double[][] sources, double[][] targets, int count) {
        double[][] weights = new double[sources.length][targets.length];
        for (int t = 0; t < targets.length; t++) {
            double[] target = targets[t];
            int[] closest = IntStream.range(0, sources.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(s -> KrigingWeights.euclidean(sources[s], target)))
                    .limit(count)
                    .mapToInt(Integer::intValue)
                    .toArray();
            boolean hit = KrigingWeights.euclidean(sources[closest[0]], target) == 0;
            for (int s : hit || count == 1 ? new int[] {closest[0]} : closest) {
                weights[s][t] = hit || count == 1 ? 1 : 1 / KrigingWeights.euclidean(sources[s], target);
            }
        }
        return weights;
    }
}
