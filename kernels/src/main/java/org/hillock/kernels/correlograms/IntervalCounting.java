package org.hillock.kernels.correlograms;

/** Counts the intervals between an event and the next of the same label. */
public final class IntervalCounting {
    private IntervalCounting() {}

    /**
     * Adds the intervals of the events {@code [from, to)} to histograms.
     *
     * @param times in rising order
     * @param labels of the events, in {@code [0, numLabels)}
     * @param bin length of a bin, 1 or more; bin k holds {@code [k bin, (k + 1) bin)}, the last one its upper end too
     * @param counts {@code [numLabels × numBins]}, added to
     */
    public static void add(
            long[] times, int[] labels, int from, int to, int numLabels, int bin, int numBins, long[] counts) {
        long[] previous = new long[numLabels];
        boolean[] seen = new boolean[numLabels];
        long window = (long) bin * numBins;
        for (int i = from; i < to; i++) {
            int label = labels[i];
            long interval = times[i] - previous[label];
            if (seen[label] && interval <= window && numBins > 0) {
                counts[label * numBins + (int) Math.min(interval / bin, numBins - 1)]++;
            }
            previous[label] = times[i];
            seen[label] = true;
        }
    }
}
