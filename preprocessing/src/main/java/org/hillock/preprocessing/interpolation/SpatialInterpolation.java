package org.hillock.preprocessing.interpolation;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.kernels.linalg.MatrixProduct;
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
        return from(sources).weights(targets);
    }

    /** Prepares for many targets from the same sources. */
    public Sources from(double[][] sources) {
        return new Sources(this, sources, method == InterpolationMethod.KRIGING ? inverse(sources) : new double[0]);
    }

    /**
     * Places that signals are taken from.
     *
     * @param interpolation how
     * @param places in µm
     * @param inverse (K(places, places) + ridge)⁻¹, row-major; empty where it is not needed
     */
    public record Sources(SpatialInterpolation interpolation, double[][] places, double[] inverse) {
        /** The weights {@code [sources][targets]}. */
        public double[][] weights(double[][] targets) {
            double[][] weights =
                    switch (interpolation.method) {
                        case KRIGING -> interpolation.krigingWeights(this, targets);
                        case IDW -> closestWeights(places, targets, interpolation.numClosest);
                        case NEAREST -> closestWeights(places, targets, 1);
                    };
            for (int t = 0; t < targets.length; t++) {
                if (isInside(targets[t], places)) {
                    normalise(weights, t);
                } else if (!interpolation.forceExtrapolate) {
                    for (double[] row : weights) {
                        row[t] = 0;
                    }
                }
            }
            return weights;
        }
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
    private double[][] krigingWeights(Sources sources, double[][] targets) {
        int n = sources.places.length;
        int m = targets.length;
        double[][] to = KrigingWeights.distances(sources.places, targets, sigmaUm, p);
        double[] flat = new double[n * m];
        for (int i = 0; i < n; i++) {
            System.arraycopy(to[i], 0, flat, i * m, m);
        }
        double[] product = MatrixProduct.multiply(sources.inverse, flat, n, n, m);
        double threshold = sparseThreshold.orElse(Double.NEGATIVE_INFINITY);
        double[][] weights = new double[n][m];
        for (int i = 0; i < n; i++) {
            for (int t = 0; t < m; t++) {
                double weight = product[i * m + t];
                weights[i][t] = weight < threshold ? 0 : weight;
            }
        }
        return weights;
    }

    private double[] inverse(double[][] sources) {
        int n = sources.length;
        double[][] among = KrigingWeights.distances(sources, sources, sigmaUm, p);
        double[] flat = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(among[i], 0, flat, i * n, n);
            flat[i * n + i] += RIDGE;
        }
        SymmetricEigen eigen = SymmetricEigen.of(flat, n);
        double[] inverse = new double[n * n];
        for (int k = 0; k < n; k++) {
            double[] vector = eigen.vectors()[k];
            for (int i = 0; i < n; i++) {
                double factor = vector[i] / eigen.values()[k];
                for (int j = 0; j < n; j++) {
                    inverse[i * n + j] += factor * vector[j];
                }
            }
        }
        return inverse;
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
