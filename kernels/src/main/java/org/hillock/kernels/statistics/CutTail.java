package org.hillock.kernels.statistics;

import org.hillock.kernels.filter.GaussianFilter;

/**
 * Estimates how much of a distribution with equal tails is missing below a threshold (Hill, Mehta and Kleinfeld 2011): as much as lies
 * above the point where the upper tail is as high as the cut lower one.
 */
public final class CutTail {
    private static final double MOST = 0.5;

    private CutTail() {}

    /**
     * Returns the missing fraction, in [0, 0.5].
     *
     * @param values at least one, the cut tail to the small ones
     * @param bins of the histogram
     * @param sigma of the Gaussian that smooths the histogram, in bins
     */
    public static double missing(float[] values, int bins, double sigma) {
        Histogram histogram = Histogram.of(values, bins);
        double[] density = GaussianFilter.apply(histogram.density(), sigma, GaussianFilter.Border.REFLECT);
        float[] edges = histogram.edges();
        double width = ((double) edges[bins] - edges[0]) / bins;
        double sum = 0;
        for (int i = sameHeight(density, largest(density)); i < bins; i++) {
            sum += density[i];
        }
        return Math.min(MOST, sum * width);
    }

    private static int largest(double[] density) {
        int peak = 0;
        for (int i = 1; i < density.length; i++) {
            if (density[i] > density[peak]) {
                peak = i;
            }
        }
        return peak;
    }

    /** Where, from the peak on, the density is closest to its first value. */
    private static int sameHeight(double[] density, int peak) {
        int best = peak;
        for (int i = peak; i < density.length; i++) {
            if (Math.abs(density[i] - density[0]) < Math.abs(density[best] - density[0])) {
                best = i;
            }
        }
        return best;
    }
}
