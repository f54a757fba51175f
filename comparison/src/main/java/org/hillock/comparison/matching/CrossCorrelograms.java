package org.hillock.comparison.matching;

import org.hillock.core.sorting.SpikeVector;

/**
 * Counts the times between the spikes of all pairs of units of one spike vector.
 *
 * <p>The count of units a, b in bin k is the number of spikes of a and b of one segment with {@code d = a - b} in frames and
 * {@code floor(d / bin) + window / bin = k}; a peak right of the centre says that a fires after b. A spike isn't paired with itself.
 */
public final class CrossCorrelograms {
    private CrossCorrelograms() {}

    /**
     * Counts.
     *
     * @param spikes the spikes
     * @param window half the width in frames, a multiple of {@code bin}; distances lie in {@code [-window, window)}
     * @param bin width of a bin in frames, 1 or more
     * @return row-major {@code [units × units × 2 · window / bin]}
     */
    public static long[] count(SpikeVector spikes, long window, long bin) {
        int numBins = Math.toIntExact(2 * window / bin);
        int numUnits = spikes.numUnits();
        long[] counts = new long[Math.multiplyExact(numUnits * numUnits, numBins)];
        long[] frames = spikes.sampleIndices();
        int[] units = spikes.unitIndices();
        for (int s = 0; s < spikes.numSegments(); s++) {
            int low = spikes.segmentStart(s);
            for (int i = low; i < spikes.segmentEnd(s); i++) {
                while (frames[i] - frames[low] > window) {
                    low++;
                }
                for (int j = low; j < i; j++) {
                    long after = frames[i] - frames[j];
                    if (after < window) {
                        counts[cell(units[i], units[j], numUnits, numBins) + (int) ((after + window) / bin)]++;
                    }
                    counts[cell(units[j], units[i], numUnits, numBins) + (int) ((window - after) / bin)]++;
                }
            }
        }
        return counts;
    }

    private static int cell(int a, int b, int numUnits, int numBins) {
        return (a * numUnits + b) * numBins;
    }
}
