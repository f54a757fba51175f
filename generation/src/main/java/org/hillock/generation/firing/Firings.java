package org.hillock.generation.firing;

import java.util.Arrays;
import java.util.List;
import org.hillock.core.sorting.SpikeVector;

/**
 * The spikes of one segment: the frame of each and the index of its unit, ordered by frame, then by unit.
 *
 * <p>Two of them are equal where their arrays are.
 */
public record Firings(long[] times, int[] labels) {
    /** Puts the trains of units together. */
    static Firings of(List<long[]> trains) {
        SpikeVector ordered = SpikeVector.fromTrains(List.of(trains), trains.size());
        return new Firings(ordered.sampleIndices(), ordered.unitIndices());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Firings that && Arrays.equals(times, that.times) && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(times) + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return times.length + " spikes";
    }
}
