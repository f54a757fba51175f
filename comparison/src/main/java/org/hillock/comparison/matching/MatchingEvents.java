package org.hillock.comparison.matching;

import java.util.Arrays;

/**
 * Pairs of neighbouring spikes of two trains, as columns of equal length; treat the arrays as read-only.
 *
 * @param index1 position in the first train
 * @param index2 position in the second train
 * @param deltaFrame frame of the second spike less that of the first
 */
public record MatchingEvents(int[] index1, int[] index2, long[] deltaFrame) {
    /** Number of pairs. */
    public int size() {
        return index1.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MatchingEvents that
                && Arrays.equals(index1, that.index1)
                && Arrays.equals(index2, that.index2)
                && Arrays.equals(deltaFrame, that.deltaFrame);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(index1) + Arrays.hashCode(index2);
    }

    @Override
    public String toString() {
        return size() + " matching events";
    }
}
