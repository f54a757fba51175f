package org.hillock.kernels.clusters;

import java.util.Arrays;

/**
 * Silhouettes: how much nearer the points of a cluster are to it than to the nearest other one, in [-1, 1] (Rousseeuw 1987; simplified
 * by Hruschka et al. 2004).
 *
 * <p>Points are row-major {@code [points × features]}; those of the cluster asked for come first and have the label 0. NaN where there is
 * no other cluster.
 */
public final class Silhouette {
    private Silhouette() {}

    /**
     * Returns the mean over the points of the cluster of (b - a) / max(a, b), a the distance to the mean of the own cluster, b to the mean
     * of that other cluster whose mean is nearest on average.
     */
    public static double simplified(float[] points, int features, int[] labels) {
        double[][] means = means(points, features, labels);
        int size = size(labels);
        double[] own = toMean(points, features, size, means[0]);
        double[] nearest = new double[0];
        double least = Double.POSITIVE_INFINITY;
        for (int c = 1; c < means.length; c++) {
            double[] distances = toMean(points, features, size, means[c]);
            double mean = Arrays.stream(distances).average().orElse(Double.NaN);
            if (mean < least) {
                least = mean;
                nearest = distances;
            }
        }
        return nearest.length == 0 ? Double.NaN : score(own, nearest);
    }

    /**
     * Returns the mean over the points of the cluster of (b - a) / max(a, b), a the mean distance to the other points of the own cluster, b
     * the smallest over other clusters of the mean distance to their points; a lone point scores 0.
     */
    public static double full(float[] points, int features, int[] labels) {
        int size = size(labels);
        int[] counts = counts(labels);
        if (Arrays.stream(counts).skip(1).sum() == 0) {
            return Double.NaN;
        }
        double[] own = new double[size];
        double[] nearest = new double[size];
        for (int i = 0; i < size && size > 1; i++) {
            double[] sums = distanceSums(points, features, labels, i, counts.length);
            own[i] = sums[0] / (size - 1);
            nearest[i] = Double.POSITIVE_INFINITY;
            for (int c = 1; c < counts.length; c++) {
                nearest[i] = counts[c] == 0 ? nearest[i] : Math.min(nearest[i], sums[c] / counts[c]);
            }
        }
        return score(own, nearest);
    }

    private static int size(int[] labels) {
        return (int) Arrays.stream(labels).filter(label -> label == 0).count();
    }

    private static int[] counts(int[] labels) {
        int[] counts = new int[Arrays.stream(labels).max().orElse(0) + 1];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /** The mean of each cluster; NaN where a label does not occur. */
    private static double[][] means(float[] points, int features, int[] labels) {
        int[] counts = counts(labels);
        double[][] means = new double[counts.length][features];
        for (int i = 0; i < labels.length; i++) {
            double[] mean = means[labels[i]];
            for (int f = 0; f < features; f++) {
                mean[f] += points[i * features + f];
            }
        }
        for (int c = 0; c < means.length; c++) {
            for (int f = 0; f < features; f++) {
                means[c][f] /= counts[c];
            }
        }
        return means;
    }

    private static double score(double[] own, double[] nearest) {
        double sum = 0;
        for (int i = 0; i < own.length; i++) {
            double larger = Math.max(own[i], nearest[i]);
            sum += larger == 0 ? 0 : (nearest[i] - own[i]) / larger;
        }
        return sum / own.length;
    }

    private static double[] toMean(float[] points, int features, int size, double[] mean) {
        double[] distances = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int f = 0; f < features; f++) {
                double difference = points[i * features + f] - mean[f];
                sum = Math.fma(difference, difference, sum);
            }
            distances[i] = Math.sqrt(sum);
        }
        return distances;
    }

    private static double[] distanceSums(float[] points, int features, int[] labels, int point, int clusters) {
        double[] sums = new double[clusters];
        for (int j = 0; j < labels.length; j++) {
            double sum = 0;
            for (int f = 0; f < features; f++) {
                double difference = (double) points[point * features + f] - points[j * features + f];
                sum = Math.fma(difference, difference, sum);
            }
            sums[labels[j]] += Math.sqrt(sum);
        }
        return sums;
    }
}
