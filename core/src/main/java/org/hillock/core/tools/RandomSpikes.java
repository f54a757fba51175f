package org.hillock.core.tools;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.kernels.random.NumpyGenerator;

/**
 * Which spikes of a sorting stand for the others: the same ones as {@code spikeinterface.core.random_spikes_selection} for the same seed.
 *
 * @param all whether all spikes are taken, or of each unit at most so many, uniformly drawn without replacement
 * @param maxSpikesPerUnit how many of each unit over all segments
 * @param marginSize frames at both ends of a segment whose spikes are dropped before the draw: kept are frames in
 *     {@code [margin, length - margin)}; absent: none is dropped
 * @param seed of the random stream, 0 or more
 */
public record RandomSpikes(boolean all, int maxSpikesPerUnit, OptionalInt marginSize, long seed) {
    private static final RandomSpikes STANDARD = new RandomSpikes(false, 500, OptionalInt.empty(), 0);

    /** Refuses counts below 1 and negative margins and seeds. */
    public RandomSpikes {
        require(maxSpikesPerUnit >= 1, "max_spikes_per_unit = " + maxSpikesPerUnit + " must be 1 or more");
        require(marginSize.orElse(0) >= 0, "margin_size = " + marginSize.orElse(0) + " frames must be 0 or more");
        require(seed >= 0, "seed = " + seed + " must be 0 or more");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new WrongArgumentException("random_spikes_selection: " + rule + ".");
        }
    }

    /** At most 500 spikes of each unit, no margin, seed 0. */
    public static RandomSpikes uniform() {
        return STANDARD;
    }

    /** All spikes. */
    public static RandomSpikes everySpike() {
        return new RandomSpikes(true, 500, OptionalInt.empty(), 0);
    }

    /** With at most so many spikes of each unit. */
    public RandomSpikes withMaxSpikesPerUnit(int count) {
        return new RandomSpikes(all, count, marginSize, seed);
    }

    /** Without the spikes within so many frames of a border. */
    public RandomSpikes withMarginSize(int frames) {
        return new RandomSpikes(all, maxSpikesPerUnit, OptionalInt.of(frames), seed);
    }

    /** With another seed. */
    public RandomSpikes withSeed(long other) {
        return new RandomSpikes(all, maxSpikesPerUnit, marginSize, other);
    }

    /**
     * Draws.
     *
     * @param spikes all spikes
     * @param numSamples frames of each segment, for the margin
     * @return positions in the spike vector, rising
     */
    public int[] draw(SpikeVector spikes, long[] numSamples) {
        NumpyGenerator generator = NumpyGenerator.defaultRng(seed);
        int[] chosen = new int[spikes.size()];
        int n = 0;
        for (int[] unit : positionsByUnit(spikes, clearOfBorders(spikes, numSamples))) {
            int[] kept = unit;
            if (!all && unit.length > maxSpikesPerUnit) {
                kept = generator.choice(unit.length, maxSpikesPerUnit, false, false);
                for (int i = 0; i < kept.length; i++) {
                    kept[i] = unit[kept[i]];
                }
            }
            System.arraycopy(kept, 0, chosen, n, kept.length);
            n += kept.length;
        }
        int[] positions = Arrays.copyOf(chosen, n);
        Arrays.sort(positions);
        return positions;
    }

    private static int[][] positionsByUnit(SpikeVector spikes, int[] positions) {
        int[] counts = new int[spikes.numUnits()];
        for (int position : positions) {
            counts[spikes.unitIndex(position)]++;
        }
        int[][] byUnit = new int[counts.length][];
        Arrays.setAll(byUnit, unit -> new int[counts[unit]]);
        int[] filled = new int[counts.length];
        for (int position : positions) {
            int unit = spikes.unitIndex(position);
            byUnit[unit][filled[unit]++] = position;
        }
        return byUnit;
    }

    private int[] clearOfBorders(SpikeVector spikes, long[] numSamples) {
        IntStream everything = IntStream.range(0, spikes.size());
        if (marginSize.isEmpty()) {
            return everything.toArray();
        }
        if (numSamples.length != spikes.numSegments()) {
            throw new WrongArgumentException("random_spikes_selection: num_samples of " + numSamples.length
                    + " segments must be those of the " + spikes.numSegments() + " segments of the sorting.");
        }
        int margin = marginSize.orElse(0);
        return everything
                .filter(i -> spikes.sampleIndex(i) >= margin
                        && spikes.sampleIndex(i) < numSamples[spikes.segmentIndex(i)] - margin)
                .toArray();
    }
}
