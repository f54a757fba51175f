package org.hillock.comparison;

import java.util.Arrays;
import org.hillock.comparison.matching.MatchingEvents;
import org.hillock.comparison.matching.MergedTrains;
import org.hillock.core.sorting.SpikeVector;

/**
 * Spikes of two units of one sorting that lie close together with none of the two units between them, as columns of equal length.
 *
 * <p>Ordered by the first unit, the second unit, the segment, and the positions in the trains; the first unit comes before the second in
 * the sorting. Treat the arrays as read-only.
 *
 * @param segment segment of each event
 * @param index1 position in the first unit's train of that segment
 * @param unit1 index of the first unit
 * @param index2 position in the second unit's train of that segment
 * @param unit2 index of the second unit
 * @param deltaFrame frame of the second spike less that of the first
 */
public record CollisionEvents(int[] segment, int[] index1, int[] unit1, int[] index2, int[] unit2, long[] deltaFrame) {
    /** All pairs of spikes that are neighbours in the merged trains of two units and lie at most {@code lag} frames apart. */
    static CollisionEvents of(SpikeVector spikes, long lag) {
        Builder events = new Builder();
        for (int unit1 = 0; unit1 < spikes.numUnits(); unit1++) {
            for (int unit2 = unit1 + 1; unit2 < spikes.numUnits(); unit2++) {
                for (int s = 0; s < spikes.numSegments(); s++) {
                    events.add(s, unit1, spikes.train(s, unit1), unit2, spikes.train(s, unit2), lag);
                }
            }
        }
        return events.build();
    }

    /** Number of events. */
    public int size() {
        return segment.length;
    }

    private static final class Builder {
        private int[][] columns = new int[5][64];
        private long[] deltas = new long[64];
        private int size;

        void add(int segment, int unit1, long[] train1, int unit2, long[] train2, long lag) {
            MatchingEvents found = MergedTrains.events(train1, train2, lag);
            for (int i = 0; i < found.size(); i++) {
                append(found.deltaFrame()[i], segment, found.index1()[i], unit1, found.index2()[i], unit2);
            }
        }

        private void append(long delta, int... cells) {
            if (size == deltas.length) {
                deltas = Arrays.copyOf(deltas, 2 * size);
                for (int c = 0; c < columns.length; c++) {
                    columns[c] = Arrays.copyOf(columns[c], 2 * size);
                }
            }
            deltas[size] = delta;
            for (int c = 0; c < cells.length; c++) {
                columns[c][size] = cells[c];
            }
            size++;
        }

        CollisionEvents build() {
            return new CollisionEvents(
                    Arrays.copyOf(columns[0], size),
                    Arrays.copyOf(columns[1], size),
                    Arrays.copyOf(columns[2], size),
                    Arrays.copyOf(columns[3], size),
                    Arrays.copyOf(columns[4], size),
                    Arrays.copyOf(deltas, size));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CollisionEvents that
                && Arrays.equals(segment, that.segment)
                && Arrays.equals(index1, that.index1)
                && Arrays.equals(unit1, that.unit1)
                && Arrays.equals(index2, that.index2)
                && Arrays.equals(unit2, that.unit2)
                && Arrays.equals(deltaFrame, that.deltaFrame);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(deltaFrame);
    }

    @Override
    public String toString() {
        return size() + " collisions";
    }
}
