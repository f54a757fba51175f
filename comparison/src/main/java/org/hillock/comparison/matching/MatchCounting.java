package org.hillock.comparison.matching;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.sorting.SpikeVector;

/**
 * Counts for all pairs of units of two spike vectors how many spikes coincide, in one walk over both vectors.
 *
 * <p>The spikes of the first vector are taken in order, and for each the spikes of the second that lie at most {@code delta} frames away,
 * in order. A pair of spikes counts unless its first or its second spike was part of the last pair that counted for the same two units.
 * A spike of the first vector counts at most once for a unit of the second, and a count is cut to the number of spikes of the second
 * unit. The walk isn't symmetric: near bursts it depends on which vector comes first. Time: linear in the spikes plus the coincidences. After {@code spikeinterface.comparison.comparisontools}.
 *
 * <p>Long vectors are cut where no spike of the second lies near spikes of the first on both sides; the parts don't know of each other, so
 * they are walked in parallel and give the same counts for any number of threads.
 */
public final class MatchCounting {
    private static final int SPIKES_PER_PART = 50_000;

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
        return count(first, second, delta, parts(first.size()));
    }

    static int[] count(SpikeVector first, SpikeVector second, long delta, int parts) {
        return clipped(between(first, second, delta, 0, first.size(), parts), second);
    }

    /**
     * Counts in both directions and keeps, segment by segment, the greater count of each pair of units. As in one direction, a count is
     * at most the number of spikes of the second unit.
     */
    public static int[] countSymmetric(SpikeVector first, SpikeVector second, long delta) {
        int rows = first.numUnits();
        int columns = second.numUnits();
        int[] sums = new int[Math.multiplyExact(rows, columns)];
        for (int s = 0; s < first.numSegments(); s++) {
            int[] there = inSegment(first, second, s, delta);
            int[] back = inSegment(second, first, s, delta);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Math.max(there[i], back[i % columns * rows + i / columns]);
            }
        }
        return clipped(sums, second);
    }

    private static int[] inSegment(SpikeVector first, SpikeVector second, int segment, long delta) {
        int from = first.segmentStart(segment);
        int to = first.segmentEnd(segment);
        return between(first, second, delta, from, to, parts(to - from));
    }

    private static int parts(int spikes) {
        return Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, spikes / SPIKES_PER_PART));
    }

    /** Counts for a stretch of the first vector, cut into parts that are walked in parallel. */
    private static int[] between(SpikeVector first, SpikeVector second, long delta, int from, int to, int parts) {
        int[] cuts = cuts(first, second, delta, from, to, parts);
        List<long[]> all = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> walk(first, second, delta, cuts[part], cuts[part + 1]))
                .toList();
        int[] counts = new int[all.getFirst().length];
        for (long[] cells : all) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += (int) (cells[i] >>> 32);
            }
        }
        return counts;
    }

    /** Where the parts begin, and the end. */
    private static int[] cuts(SpikeVector first, SpikeVector second, long delta, int from, int to, int parts) {
        int[] cuts = new int[parts + 1];
        cuts[0] = from;
        for (int part = 1; part < parts; part++) {
            int at = Math.max(cuts[part - 1], from + (int) ((long) (to - from) * part / parts));
            while (at < to && !isClean(first, second, delta, at)) {
                at++;
            }
            cuts[part] = at;
        }
        cuts[parts] = to;
        return cuts;
    }

    /** Whether no spike of the second vector lies near both a spike and its predecessor in the first. */
    private static boolean isClean(SpikeVector first, SpikeVector second, long delta, int spike) {
        int segment = first.segmentIndex(spike);
        if (spike == first.segmentStart(segment)) {
            return true;
        }
        int near = second.firstNotBefore(segment, first.sampleIndex(spike) - delta);
        return near == second.segmentEnd(segment) || second.sampleIndex(near) > first.sampleIndex(spike - 1) + delta;
    }

    /**
     * Walks from one cut to the next. A cell of the result holds the count in its upper half and the second spike of the last counted
     * pair, plus one, in its lower half.
     */
    private static long[] walk(SpikeVector first, SpikeVector second, long delta, int from, int to) {
        long[] cells = new long[Math.multiplyExact(first.numUnits(), second.numUnits())];
        int[] seen = new int[second.numUnits()];
        Arrays.fill(seen, -1);
        for (int s = 0; s < first.numSegments(); s++) {
            int start = Math.max(from, first.segmentStart(s));
            int end = Math.min(to, first.segmentEnd(s));
            if (start < end) {
                walk(first, start, end, second, s, delta, cells, seen);
            }
        }
        return cells;
    }

    /** One segment; {@code seen} holds for each unit of the second vector the last spike of the first that counted with it. */
    private static void walk(
            SpikeVector first,
            int start,
            int end,
            SpikeVector second,
            int segment,
            long delta,
            long[] cells,
            int[] seen) {
        long[] frames1 = first.sampleIndices();
        int[] units1 = first.unitIndices();
        long[] frames2 = second.sampleIndices();
        int[] units2 = second.unitIndices();
        int columns = second.numUnits();
        int end2 = second.segmentEnd(segment);
        int low = second.firstNotBefore(segment, frames1[start] - delta);
        for (int i = start; i < end; i++) {
            long near = frames1[i] - delta;
            long far = frames1[i] + delta;
            while (low < end2 && frames2[low] < near) {
                low++;
            }
            int row = units1[i] * columns;
            for (int j = low; j < end2 && frames2[j] <= far; j++) {
                int unit2 = units2[j];
                long cell = cells[row + unit2];
                if ((int) cell != j + 1 && seen[unit2] != i) {
                    cells[row + unit2] = (((cell >>> 32) + 1) << 32) | (j + 1);
                    seen[unit2] = i;
                }
            }
        }
    }

    private static int[] clipped(int[] counts, SpikeVector second) {
        long[] most = second.countPerUnit();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) Math.min(counts[i], most[i % most.length]);
        }
        return counts;
    }
}
