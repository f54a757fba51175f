package org.hillock.preprocessing.interpolation;

import java.util.List;

/** The exponential kernel of kriging, and plain weights from it. */
public final class KrigingWeights {
    /** Weights below this share of the largest possible one are left out. */
    public static final double STANDARD_THRESHOLD = 0.005;

    private KrigingWeights() {}

    /**
     * The weights {@code [sources][targets]} exp(-(d / sigma)^p), divided by their sum for each target; those below {@code threshold}
     * become 0 before and again after the division (so that the sum may stay a little below 1). A target that is far from everything
     * has no weights.
     */
    public static double[][] of(double[][] sources, double[][] targets, double sigmaUm, double p, double threshold) {
        double[][] weights = distances(sources, targets, List.of(sigmaUm), p);
        cut(weights, threshold);
        for (int t = 0; t < targets.length; t++) {
            SpatialInterpolation.normalise(weights, t);
        }
        cut(weights, threshold);
        return weights;
    }

    private static void cut(double[][] weights, double threshold) {
        for (double[] row : weights) {
            for (int t = 0; t < row.length; t++) {
                row[t] = row[t] < threshold ? 0 : row[t];
            }
        }
    }

    /** exp(-(d / sigma)^p) between all places; with two sigmas exp(-(|dx| / sigma1)^p - (|dy| / sigma2)^p). */
    static double[][] distances(double[][] sources, double[][] targets, List<Double> sigmaUm, double p) {
        double[][] kernel = new double[sources.length][targets.length];
        for (int s = 0; s < sources.length; s++) {
            for (int t = 0; t < targets.length; t++) {
                kernel[s][t] = Math.exp(-exponent(sources[s], targets[t], sigmaUm, p));
            }
        }
        return kernel;
    }

    private static double exponent(double[] a, double[] b, List<Double> sigmaUm, double p) {
        if (sigmaUm.size() == 1) {
            return Math.pow(euclidean(a, b) / sigmaUm.getFirst(), p);
        }
        return Math.pow(Math.abs(a[0] - b[0]) / sigmaUm.get(0), p)
                + Math.pow(Math.abs(a[1] - b[1]) / sigmaUm.get(1), p);
    }

    static double euclidean(double[] a, double[] b) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            squares += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(squares);
    }
}
