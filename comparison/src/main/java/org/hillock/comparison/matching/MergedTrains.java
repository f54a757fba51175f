package org.hillock.comparison.matching;

import org.hillock.core.sorting.SpikeVector;

/**
 * Matches two spike trains along their merged order.
 *
 * <p>Both trains are merged by frame, the second train first where frames are equal. Two neighbours from different trains that lie at
 * most {@code delta} frames apart form an edge, and edges in a row form a chain. Every chain is one match, so that an alternating burst
 * counts once. The matched spikes are the closest pair of the chain, the earliest where several are as close. After the event matching of
 * {@code spikeinterface.comparison} 0.93.
 */
public final class MergedTrains {
    private MergedTrains() {}

    /** Receives the positions of two matched spikes in their trains. */
    @FunctionalInterface
    public interface Pairs {
        /** A match. */
        void match(int index1, int index2);
    }

    /** Number of matches of two rising trains of frames. */
    public static int count(long[] train1, long[] train2, long delta) {
        int[] count = new int[1];
        match(train1, train2, delta, (a, b) -> count[0]++);
        return count[0];
    }

    /** Counts for all pairs of units over all segments: {@code [units of first × units of second]}. Time: units × spikes. */
    public static int[] count(SpikeVector first, SpikeVector second, long delta) {
        int columns = second.numUnits();
        int[] counts = new int[Math.multiplyExact(first.numUnits(), columns)];
        for (int s = 0; s < first.numSegments(); s++) {
            long[][] trains = new long[columns][];
            for (int column = 0; column < columns; column++) {
                trains[column] = second.train(s, column);
            }
            for (int row = 0; row < first.numUnits(); row++) {
                long[] train = first.train(s, row);
                for (int column = 0; column < columns; column++) {
                    counts[row * columns + column] += count(train, trains[column], delta);
                }
            }
        }
        return counts;
    }

    /** Hands on the matches of two rising trains, in order. */
    public static void match(long[] train1, long[] train2, long delta, Pairs pairs) {
        int i = 0;
        int j = 0;
        int best1 = -1;
        int best2 = -1;
        long closest = Long.MAX_VALUE;
        boolean fromFirst = false;
        boolean started = false;
        while (i < train1.length || j < train2.length) {
            boolean takeFirst = j == train2.length || (i < train1.length && train1[i] < train2[j]);
            boolean edge = false;
            if (started && takeFirst != fromFirst) {
                int other1 = takeFirst ? i : i - 1;
                int other2 = takeFirst ? j - 1 : j;
                long gap = Math.abs(train1[other1] - train2[other2]);
                edge = gap <= delta;
                if (edge && gap < closest) {
                    closest = gap;
                    best1 = other1;
                    best2 = other2;
                }
            }
            if (!edge && best1 >= 0) {
                pairs.match(best1, best2);
                best1 = -1;
                closest = Long.MAX_VALUE;
            }
            i += takeFirst ? 1 : 0;
            j += takeFirst ? 0 : 1;
            fromFirst = takeFirst;
            started = true;
        }
        if (best1 >= 0) {
            pairs.match(best1, best2);
        }
    }

    /** Marks the matched spikes of two rising trains. */
    public static TrainMatch marks(long[] train1, long[] train2, long delta) {
        boolean[] matched1 = new boolean[train1.length];
        boolean[] matched2 = new boolean[train2.length];
        match(train1, train2, delta, (a, b) -> {
            matched1[a] = true;
            matched2[b] = true;
        });
        return new TrainMatch(matched1, matched2);
    }
}
