package org.hillock.comparison.matching;

/**
 * Which spikes of two trains found a partner in the other.
 *
 * @param matched1 for each spike of the first train
 * @param matched2 for each spike of the second train
 */
public record TrainMatch(boolean[] matched1, boolean[] matched2) {
    /**
     * Gives every spike of the first train the earliest spike of the second that lies at most {@code delta} frames away, unless an
     * earlier spike has it already. Trains rise; linear time. After {@code compare_spike_trains} of {@code spikeinterface.comparison}.
     */
    public static TrainMatch earliest(long[] train1, long[] train2, long delta) {
        boolean[] matched1 = new boolean[train1.length];
        boolean[] matched2 = new boolean[train2.length];
        int low = 0;
        for (int i = 0; i < train1.length; i++) {
            while (low < train2.length && train2[low] < train1[i] - delta) {
                low++;
            }
            if (low < train2.length && train2[low] <= train1[i] + delta && !matched2[low]) {
                matched1[i] = true;
                matched2[low] = true;
            }
        }
        return new TrainMatch(matched1, matched2);
    }

    /** Number of matched pairs. */
    public int count() {
        int count = 0;
        for (boolean matched : matched1) {
            count += matched ? 1 : 0;
        }
        return count;
    }
}
