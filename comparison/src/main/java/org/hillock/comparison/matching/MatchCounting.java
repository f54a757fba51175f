package org.hillock.comparison.matching;

import java.util.Arrays;
import org.hillock.core.sorting.SpikeVector;

/**
 * Counts for all pairs of units of two spike vectors how many spikes coincide, in one walk over both vectors.
 *
 * <p>The spikes of the first vector are taken in order, and for each the spikes of the second that lie at most {@code delta} frames away,
 * in order. A pair of spikes counts unless its first or its second spike was part of the last pair that counted for the same two units.
 * A count is at most the smaller number of spikes of the two units. The walk isn't symmetric: near bursts it depends on which vector
 * comes first. Time: linear in the spikes plus the coincidences. After {@code spikeinterface.comparison.comparisontools}.
 */
public final class MatchCounting {
    private MatchCounting() {}

    /**
     * Counts in one direction.
     *
     * @param first spikes that are walked through
     * @param second spikes looked up around them, with as many segments
     * @param delta greatest distance in frames, 0 or more, itself included
     * @return {@code [units of first × units of second]}
     */
    public static int[] count(SpikeVector first, SpikeVector second, long delta) {
        long[] cells = new long[Math.multiplyExact(first.numUnits(), second.numUnits())];
        int[] seen = new int[second.numUnits()];
        Arrays.fill(seen, -1);
        for (int s = 0; s < first.numSegments(); s++) {
            walk(first, second, s, delta, cells, seen);
        }
        return clipped(cells, second.countPerUnit());
    }

    /** Counts in both directions and keeps the greater count of each pair of units. */
    public static int[] countSymmetric(SpikeVector first, SpikeVector second, long delta) {
        int[] there = count(first, second, delta);
        int[] back = count(second, first, delta);
        int rows = first.numUnits();
        int columns = second.numUnits();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int i = row * columns + column;
                there[i] = Math.max(there[i], back[column * rows + row]);
            }
        }
        return there;
    }

    /**
     * One segment. A cell holds the count in its upper half and the second spike of the last counted pair, plus one, in its lower half;
     * {@code seen} holds for each unit of the second vector the last spike of the first vector that counted with it.
     */
    private static void walk(SpikeVector first, SpikeVector second, int segment, long delta, long[] cells, int[] seen) {
        long[] frames1 = first.sampleIndices();
        int[] units1 = first.unitIndices();
        long[] frames2 = second.sampleIndices();
        int[] units2 = second.unitIndices();
        int columns = second.numUnits();
        int end1 = first.segmentEnd(segment);
        int end2 = second.segmentEnd(segment);
        int low = second.segmentStart(segment);
        for (int i = first.segmentStart(segment); i < end1; i++) {
            long from = frames1[i] - delta;
            long to = frames1[i] + delta;
            while (low < end2 && frames2[low] < from) {
                low++;
            }
            int row = units1[i] * columns;
            for (int j = low; j < end2 && frames2[j] <= to; j++) {
                int unit2 = units2[j];
                long cell = cells[row + unit2];
                if ((int) cell != j + 1 && seen[unit2] != i) {
                    cells[row + unit2] = (((cell >>> 32) + 1) << 32) | (j + 1);
                    seen[unit2] = i;
                }
            }
        }
    }

    private static int[] clipped(long[] cells, long[] most) {
        int[] counts = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            counts[i] = (int) Math.min(cells[i] >>> 32, most[i % most.length]);
        }
        return counts;
    }
}
