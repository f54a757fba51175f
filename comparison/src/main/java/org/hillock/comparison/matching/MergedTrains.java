package org.hillock.comparison.matching;

import org.hillock.core.sorting.SpikeVector;

/**
 * Matches two spike trains along their merged order.
 *
 * <p>Both trains are merged by frame, the second train first where frames are equal. Two neighbours from different trains that lie at
 * most {@code delta} frames apart form an edge, and edges in a row form a chain. Every chain is one match, so that an alternating burst
 * counts once. The matched spikes are those of the last edge of the chain; in the last chain of two trains those of the edge before,
 * where that isn't longer. After the event matching and labelling of {@code spikeinterface.comparison}.
 */
public final class MergedTrains {
    private MergedTrains() {}

    /** Receives the positions of two matched spikes in their trains. */
    @FunctionalInterface
    public interface Pairs {
        /** A match. */
        void match(int index1, int index2);
    }

    /** Receives edges in merged order. */
    @FunctionalInterface
    interface Edges {
        /** An edge; {@code continues} says whether the neighbours before formed an edge as well. */
        void edge(int index1, int index2, boolean continues);
    }

    /** Number of matches of two rising trains of frames. */
    public static int count(long[] train1, long[] train2, long delta) {
        int[] chains = new int[1];
        walk(train1, train2, delta, (a, b, continues) -> chains[0] += continues ? 0 : 1);
        return chains[0];
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
        Chain chain = new Chain(train1, train2, pairs);
        walk(train1, train2, delta, chain);
        chain.end();
    }

    /** All edges of two rising trains, in merged order. */
    public static MatchingEvents events(long[] train1, long[] train2, long delta) {
        int[] size = new int[1];
        walk(train1, train2, delta, (a, b, continues) -> size[0]++);
        int[] index1 = new int[size[0]];
        int[] index2 = new int[size[0]];
        long[] distance = new long[size[0]];
        walk(train1, train2, delta, (a, b, continues) -> {
            int at = index1.length - size[0]--;
            index1[at] = a;
            index2[at] = b;
            distance[at] = train2[b] - train1[a];
        });
        return new MatchingEvents(index1, index2, distance);
    }

    private static void walk(long[] train1, long[] train2, long delta, Edges edges) {
        int i = 0;
        int j = 0;
        boolean fromFirst = false;
        boolean continues = false;
        while (i < train1.length || j < train2.length) {
            boolean takeFirst = j == train2.length || (i < train1.length && train1[i] < train2[j]);
            int index1 = takeFirst ? i : i - 1;
            int index2 = takeFirst ? j - 1 : j;
            boolean edge = i + j > 0 && takeFirst != fromFirst && Math.abs(train1[index1] - train2[index2]) <= delta;
            if (edge) {
                edges.edge(index1, index2, continues);
            }
            continues = edge;
            fromFirst = takeFirst;
            i += takeFirst ? 1 : 0;
            j += takeFirst ? 0 : 1;
        }
    }

    /** Keeps the last two edges of the chain that grows, and hands its match on when the next chain begins. */
    private static final class Chain implements Edges {
        private final long[] train1;
        private final long[] train2;
        private final Pairs pairs;
        private int last1 = -1;
        private int last2 = -1;
        private int before1 = -1;
        private int before2 = -1;

        Chain(long[] train1, long[] train2, Pairs pairs) {
            this.train1 = train1;
            this.train2 = train2;
            this.pairs = pairs;
        }

        @Override
        public void edge(int index1, int index2, boolean continues) {
            if (!continues && last1 >= 0) {
                pairs.match(last1, last2);
            }
            before1 = continues ? last1 : -1;
            before2 = continues ? last2 : -1;
            last1 = index1;
            last2 = index2;
        }

        void end() {
            if (before1 >= 0 && length(before1, before2) <= length(last1, last2)) {
                pairs.match(before1, before2);
            } else if (last1 >= 0) {
                pairs.match(last1, last2);
            }
        }

        private long length(int index1, int index2) {
            return Math.abs(train1[index1] - train2[index2]);
        }
    }
}
