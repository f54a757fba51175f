package org.hillock.kernels.events;

/** Counts of events in bins of equal length. */
public final class EventBins {
    private EventBins() {}

    /**
     * Returns the counts of bins {@code [k width, (k + 1) width)} from 0 on; the last one is closed on the right, events beyond it are not
     * counted.
     */
    public static int[] counts(long[] times, long width, int bins) {
        int[] counts = new int[bins];
        for (long time : times) {
            int bin = index(time, width, bins);
            if (bin >= 0) {
                counts[bin]++;
            }
        }
        return counts;
    }

    /** Returns the bin of a time; -1 outside of all. */
    public static int index(long time, long width, int bins) {
        if (time < 0 || time > width * bins || bins == 0) {
            return -1;
        }
        return (int) Math.min(time / width, bins - 1);
    }
}
