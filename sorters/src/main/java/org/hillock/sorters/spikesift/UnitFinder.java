package org.hillock.sorters.spikesift;

import java.util.Arrays;
import org.hillock.sorters.spikesift.steps.AmplitudeTest;
import org.hillock.sorters.spikesift.steps.BlockSignal;
import org.hillock.sorters.spikesift.steps.ChannelDifferences;
import org.hillock.sorters.spikesift.steps.SpikePeaks;
import org.hillock.sorters.spikesift.steps.UnitSearch;

/**
 * Tries to find one unit, led by one channel. It reads the signal and the minima of the channel's neighbourhood only and
 * changes nothing. An instance owns its scratch arrays: one instance for one thread.
 */
final class UnitFinder {
    private static final float[] NO_ROW = new float[0];

    private final BlockSignal signal;
    private final float[][] values;
    private final float[] thresholds;
    private final int[][] nearest;
    private final double least;
    private final boolean detailed;
    private final int m;
    private final UnitSearch search;
    private final int[] spikes;
    private final double[] likeness;
    private final int[] cutSpikes;
    private float[][] snippets = new float[0][];
    private int cutCount;

    /**
     * The outcome of a try.
     *
     * @param step its numbers, without the channels of a subtraction
     * @param train spike samples of the unit, empty when none was found
     */
    record Attempt(SegmentReport.Step step, int[] train) {
        boolean accepted() {
            return step.accepted();
        }
    }

    UnitFinder(
            BlockSignal signal,
            float[][] values,
            float[] thresholds,
            int[][] nearest,
            SpikeSiftOptions options,
            boolean detailed) {
        this.signal = signal;
        this.values = values;
        this.thresholds = thresholds;
        this.nearest = nearest;
        this.least = options.minSpikesPerCluster();
        this.detailed = detailed;
        this.m = signal.samplesPerBlock();
        this.search = new UnitSearch(nearest[0].length, 2 * m, least, options.mergingThreshold());
        this.spikes = new int[signal.blocks()];
        this.cutSpikes = new int[signal.blocks()];
        this.likeness = new double[signal.blocks()];
    }

    /** Accepted minima of a channel below a limit; they are left in the scratch array. */
    int peaks(int channel, float limit) {
        float[] own = values[channel];
        return SpikePeaks.find(own, i -> signal.position(channel, i, own[i]), signal.blocks(), m, limit, spikes);
    }

    Attempt find(int c) {
        int detected = peaks(c, thresholds[c]);
        if (detected < least) {
            return new Attempt(new SegmentReport.Step(c, detected, 0, 0, 0, 0, 0, 0, false, new int[0]), new int[0]);
        }
        cutCount = 0;
        cut(nearest[c], detected);
        UnitSearch.Group seed = search.isolate(snippets, search.everyone(snippets, detected));
        float seedPeak = seed.mean()[m];
        if (seed.size() < least) {
            return new Attempt(
                    new SegmentReport.Step(c, detected, seed.size(), seedPeak, 0, 0, 0, 0, false, new int[0]),
                    new int[0]);
        }
        int redetected = detailed ? peaks(c, 0) : 0;
        int kept = alike(c, AmplitudeTest.troughs(seed.mean(), nearest[c].length));
        cut(nearest[c], kept);
        UnitSearch.Group unit = search.refine(
                snippets, search.everyone(snippets, kept), ChannelDifferences.of(seed.mean(), nearest[c].length));
        float peak = unit.mean()[m];
        boolean accepted = unit.size() >= least && peak <= thresholds[c];
        int[] train = new int[accepted ? unit.size() : 0];
        Arrays.setAll(train, i -> spikes[unit.members()[i]]);
        return new Attempt(
                new SegmentReport.Step(
                        c, detected, seed.size(), seedPeak, redetected, kept, unit.size(), peak, accepted, new int[0]),
                train);
    }

    private int alike(int channel, float[] troughs) {
        float[] own = values[channel];
        AmplitudeTest.likeness(values, nearest[channel], troughs, signal.blocks(), likeness);
        return SpikePeaks.findAlike(
                own,
                i -> signal.position(channel, i, own[i]),
                signal.blocks(),
                m,
                likeness,
                AmplitudeTest.leastLikeness(troughs),
                spikes);
    }

    /** Cuts the snippets of the first {@code count} spikes; those that were cut for this channel before only change their place. */
    private void cut(int[] near, int count) {
        reserve(count + cutCount, 2 * m * near.length);
        float[][] rows = new float[snippets.length][];
        int before = 0;
        int spare = cutCount;
        for (int i = 0; i < count; i++) {
            while (before < cutCount && cutSpikes[before] < spikes[i]) {
                before++;
            }
            if (before < cutCount && cutSpikes[before] == spikes[i]) {
                rows[i] = snippets[before];
                snippets[before] = NO_ROW;
            } else {
                rows[i] = snippets[spare];
                snippets[spare++] = NO_ROW;
                cutRow(near, spikes[i], rows[i]);
            }
        }
        int place = count;
        for (float[] row : snippets) {
            if (row.length > 0) {
                rows[place++] = row;
            }
        }
        snippets = rows;
        System.arraycopy(spikes, 0, cutSpikes, 0, count);
        cutCount = count;
    }

    private void reserve(int count, int length) {
        if (snippets.length < count) {
            int before = snippets.length;
            snippets = Arrays.copyOf(snippets, Math.max(count, 2 * before));
            for (int i = before; i < snippets.length; i++) {
                snippets[i] = new float[length];
            }
        }
    }

    private void cutRow(int[] near, int spike, float[] row) {
        for (int k = 0; k < near.length; k++) {
            signal.copy(near[k], spike - m, 2 * m, row, 2 * m * k);
        }
    }
}
