package org.hillock.kernels.statistics;

import java.util.Arrays;

/**
 * Counts of values in bins of equal width from the smallest to the largest; the last bin is closed on the right.
 *
 * @param counts values in each bin
 * @param edges one more than bins, rounded to float like the values
 */
public record Histogram(long[] counts, float[] edges) {
    /** Returns the histogram of some finite values; where all are equal the range is half a unit to each side. */
    public static Histogram of(float[] values, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException(
                    "histogram: bins = " + bins + " must be at least 1 (the range is divided). Ask for more bins.");
        }
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (values.length == 0) {
            low = 0;
            high = 1;
        } else if (low == high) {
            low -= 0.5f;
            high += 0.5f;
        }
        float[] edges = edges(low, high, bins);
        long[] counts = new long[bins];
        for (float value : values) {
            counts[bin(value, edges)]++;
        }
        return new Histogram(counts, edges);
    }

    private static float[] edges(float low, float high, int bins) {
        float[] edges = new float[bins + 1];
        double step = ((double) high - low) / bins;
        for (int i = 0; i < bins; i++) {
            edges[i] = (float) (i * step + low);
        }
        edges[bins] = high;
        return edges;
    }

    private static int bin(float value, float[] edges) {
        int last = edges.length - 2;
        int bin = (int) ((value - edges[0]) / (edges[last + 1] - edges[0]) * (last + 1));
        bin = Math.clamp(bin, 0, last);
        while (bin > 0 && value < edges[bin]) {
            bin--;
        }
        while (bin < last && value >= edges[bin + 1]) {
            bin++;
        }
        return bin;
    }

    /** Returns counts divided by their sum and by the width of their bin. */
    public double[] density() {
        long total = Arrays.stream(counts).sum();
        double[] density = new double[counts.length];
        for (int i = 0; i < density.length; i++) {
            density[i] = counts[i] / (double) (edges[i + 1] - edges[i]) / total;
        }
        return density;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram that
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(edges, that.edges);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(counts) + Arrays.hashCode(edges);
    }

    @Override
    public String toString() {
        return "Histogram" + Arrays.toString(counts);
    }
}
