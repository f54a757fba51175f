package org.hillock.comparison;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;
import org.hillock.kernels.random.NumpyGenerator;

/** Sortings for tests. */
public final class Spikes {
    public static final double RATE = 30_000;

    private Spikes() {}

    /** One segment with a train for each unit, in any order. */
    public static Sorting sorting(Ids units, long[]... trains) {
        return NumpySorting.of(SpikeVector.fromTrains(List.of(List.of(trains)), units.size()), RATE, units);
    }

    /** Several segments of {@code [units]} trains. */
    public static Sorting segments(Ids units, List<List<long[]>> trains) {
        return NumpySorting.of(SpikeVector.fromTrains(trains, units.size()), RATE, units);
    }

    /** Random spikes, dense enough for bursts and ties: {@code numSpikes} in {@code length} frames of each segment. */
    public static Sorting random(long seed, int numUnits, int numSegments, int numSpikes, long length) {
        NumpyGenerator random = NumpyGenerator.defaultRng(seed);
        List<List<long[]>> trains = new ArrayList<>();
        for (int s = 0; s < numSegments; s++) {
            List<long[]> segment = new ArrayList<>();
            for (int unit = 0; unit < numUnits; unit++) {
                segment.add(random.integers(0, length, numSpikes / numUnits));
            }
            trains.add(segment);
        }
        return segments(Ids.range(numUnits), trains);
    }

    /** Spikes at least {@code gap} frames apart, over all units. */
    public static Sorting sparse(long seed, int numUnits, int numSpikes, long gap) {
        NumpyGenerator random = NumpyGenerator.defaultRng(seed);
        long[] frames = new long[numSpikes];
        int[] units = new int[numSpikes];
        for (int i = 0; i < numSpikes; i++) {
            frames[i] = i * 2 * gap + random.integers(0, gap);
            units[i] = (int) random.integers(0, numUnits);
        }
        SpikeVector vector = SpikeVector.fromColumns(frames, units, new int[numSpikes], 1, numUnits);
        return NumpySorting.of(vector, RATE, Ids.range(numUnits));
    }
}
