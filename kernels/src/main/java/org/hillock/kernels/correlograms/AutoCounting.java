package org.hillock.kernels.correlograms;

/** Counts the pairs of events of one train by their lag; the diagonal of {@link PairCounting}, without the pairs of other trains. */
public final class AutoCounting {
    private AutoCounting() {}

    /**
     * Adds the pairs of a train.
     *
     * @param times in rising order
     * @param bin length of a bin, 1 or more
     * @param counts even number of bins from {@code counts[offset]} on, added to: bin k holds lags whose {@code floor(lag / bin)} is
     *     {@code k - numBins / 2}, in both orders of every pair
     */
    public static void add(long[] times, int bin, int numBins, long[] counts, int offset) {
        if (bin < 1 || numBins < 2 || numBins % 2 != 0) {
            throw new IllegalArgumentException("autoCounting: " + numBins + " bins of " + bin
                    + " must be an even number of bins, each of at least 1. Give a longer window.");
        }
        int half = numBins / 2;
        long window = (long) half * bin;
        int centre = offset + half;
        for (int i = 0; i < times.length; i++) {
            for (int j = i + 1; j < times.length && times[j] - times[i] <= window; j++) {
                long lag = times[j] - times[i];
                if (lag < window) {
                    counts[centre + (int) (lag / bin)]++;
                }
                counts[centre + (int) Math.floorDiv(-lag, bin)]++;
            }
        }
    }
}
