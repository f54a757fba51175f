package org.hillock.kernels.events;

import org.hillock.kernels.statistics.IncompleteGamma;

/**
 * How sure one can be that fewer than a given part of a series are strangers, for dead times of many lengths (International Brain
 * Laboratory et al. 2022).
 *
 * @param cumulative pairs closer than the right end of each bin
 * @param binSeconds length of a bin
 * @param rate events per second
 * @param events number of events
 */
public record SlidingRefractoriness(long[] cumulative, double binSeconds, double rate, long events) {
    /** The confidence that is asked for. */
    public static final double SURE = 0.9;

    /** Sums the counts of pairs by distance, one a bin. */
    public static SlidingRefractoriness of(long[] counts, double binSeconds, double rate, long events) {
        long[] cumulative = counts.clone();
        for (int i = 1; i < cumulative.length; i++) {
            cumulative[i] += cumulative[i - 1];
        }
        return new SlidingRefractoriness(cumulative, binSeconds, rate, events);
    }

    /** Returns the middle of a bin, in seconds: the dead time it stands for. */
    public double centre(int bin) {
        return (bin + 0.5) * binSeconds;
    }

    /** Returns the confidence, in [0, 1], that less than {@code part} are strangers if the dead time ends with a bin. */
    public double confidence(double part, int bin) {
        double expected = part * rate * ((bin + 1) * binSeconds) * 2 * events;
        return IncompleteGamma.poissonTail(cumulative[bin], expected);
    }

    /** Returns the smallest of rising parts for which some dead time longer than {@code shortest} seconds is sure; NaN where there is none. */
    public double smallestSurePart(double[] parts, double shortest) {
        for (double part : parts) {
            for (int bin = 0; bin < cumulative.length; bin++) {
                if (centre(bin) > shortest && confidence(part, bin) > SURE) {
                    return part;
                }
            }
        }
        return Double.NaN;
    }
}
