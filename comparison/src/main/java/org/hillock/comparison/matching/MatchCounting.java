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
 * A count is at most the smaller number of spikes of the two units. The walk isn't symmetric: near bursts it depends on which vector
 * comes first. Time: linear in the spikes plus the coincidences. After {@code spikeinterface.comparison.comparisontools}.
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
        int parts = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, first.size() / SPIKES_PER_PART));
        return count(first, second, delta, parts);
    }

    static int[] count(SpikeVector first, SpikeVector second, long delta, int parts) {
        int[] cuts = cuts(first, second, delta, parts);
        List<long[]> all = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> walk(first, second, delta, cuts[part], cuts[part + 1]))
                .toList();
        return clipped(all, second.countPerUnit());
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

    /** Where the parts begin, and the end. */
    private static int[] cuts(SpikeVector first, SpikeVector second, long delta, int parts) {
        int[] cuts = new int[parts + 1];
        for (int part = 1; part < parts; part++) {
            int at = Math.max(cuts[part - 1], (int) ((long) first.size() * part / parts));
            while (at < first.size() && !isClean(first, second, delta, at)) {
                at++;
            }
            cuts[part] = at;
        }
        cuts[parts] = first.size();
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

    private static int[] clipped(List<long[]> parts, long[] most) {
        int[] counts = new int[parts.getFirst().length];
        for (long[] cells : parts) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += (int) (cells[i] >>> 32);
            }
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) Math.min(counts[i], most[i % most.length]);
        }
        return counts;
    }
}
