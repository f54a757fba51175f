package org.hillock.sorters.spikesift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.sorters.spikesift.steps.AmplitudeTest;
import org.hillock.sorters.spikesift.steps.BlockSignal;
import org.hillock.sorters.spikesift.steps.ChannelDifferences;
import org.hillock.sorters.spikesift.steps.SpikePeaks;
import org.hillock.sorters.spikesift.steps.SpikeSubtraction;
import org.hillock.sorters.spikesift.steps.UnitSearch;

/**
 * Sorts one segment: takes the channel with the most activity below its threshold, isolates one unit there, subtracts it
 * everywhere, and goes on until no channel leads to a unit.
 */
final class SegmentSorter {
    /** A channel leads to at most this many clusters in one segment, so that residue cannot be sorted for ever. */
    private static final int CLUSTERS_PER_CHANNEL = 64;

    private final BlockSignal signal;
    private final float[][] values;
    private final float[] thresholds;
    private final int[][] nearest;
    private final SpikeSiftOptions options;
    private final boolean detailed;
    private final Workers workers;
    private final int m;
    private final int channels;
    private final double[] scores;
    private final boolean[] dead;
    private final int[] found;
    private final UnitSearch search;
    private final int[] spikes;
    private final double[] likeness;
    private float[][] snippets = new float[0][];
    private final List<int[]> trains = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();
    private final List<SegmentReport.Step> steps = new ArrayList<>();

    SegmentSorter(
            BlockSignal signal,
            float[][] values,
            float[] thresholds,
            int[][] nearest,
            SpikeSiftOptions options,
            boolean detailed,
            Workers workers) {
        this.signal = signal;
        this.values = values;
        this.thresholds = thresholds;
        this.nearest = nearest;
        this.options = options;
        this.detailed = detailed;
        this.workers = workers;
        this.m = signal.samplesPerBlock();
        this.channels = signal.channels();
        this.scores = new double[channels];
        this.dead = new boolean[channels];
        this.found = new int[channels];
        this.search =
                new UnitSearch(nearest[0].length, 2 * m, options.minSpikesPerCluster(), options.mergingThreshold());
        this.spikes = new int[signal.blocks()];
        this.likeness = new double[signal.blocks()];
        Arrays.setAll(scores, c -> SpikePeaks.excess(values[c], signal.blocks(), thresholds[c]));
    }

    /** Score of each channel now. */
    double[] scores() {
        return scores.clone();
    }

    /** Accepted minima of each channel now, below its threshold or below zero. */
    int[] countPeaks(boolean belowZero) {
        int[] counts = new int[channels];
        Arrays.setAll(counts, c -> peaks(c, belowZero ? 0 : thresholds[c]));
        return counts;
    }

    void run() {
        for (int c = next(); c >= 0; c = next()) {
            workers.checkCancelled();
            SegmentReport.Step step = attempt(c);
            steps.add(step);
            found[c] += step.accepted() ? 1 : 0;
            dead[c] = !step.accepted() || found[c] >= CLUSTERS_PER_CHANNEL;
        }
    }

    /** Spike samples of each cluster, counted from the start of the segment. */
    List<int[]> trains() {
        return trains;
    }

    /** Amplitude vector of each cluster. */
    float[][] vectors() {
        return vectors.toArray(float[][]::new);
    }

    /** The tries, in order. */
    List<SegmentReport.Step> steps() {
        return steps;
    }

    private int next() {
        int place = -1;
        for (int c = 0; c < channels; c++) {
            if (!dead[c] && (place < 0 || scores[c] < scores[place])) {
                place = c;
            }
        }
        return place;
    }

    private int peaks(int channel, float limit) {
        float[] own = values[channel];
        return SpikePeaks.find(own, i -> signal.position(channel, i, own[i]), signal.blocks(), m, limit, spikes);
    }

    private SegmentReport.Step attempt(int c) {
        double least = options.minSpikesPerCluster();
        int[] near = nearest[c];
        int detected = peaks(c, thresholds[c]);
        if (detected < least) {
            return new SegmentReport.Step(c, detected, 0, 0, 0, 0, 0, 0, false, new int[0]);
        }
        cut(near, detected);
        UnitSearch.Group seed = search.isolate(snippets, search.everyone(snippets, detected));
        float seedPeak = seed.mean()[m];
        if (seed.size() < least) {
            return new SegmentReport.Step(c, detected, seed.size(), seedPeak, 0, 0, 0, 0, false, new int[0]);
        }
        double[] reference = ChannelDifferences.of(seed.mean(), near.length);
        float[] troughs = AmplitudeTest.troughs(seed.mean(), near.length);
        int redetected = detailed ? peaks(c, 0) : 0;
        int kept = alike(c, troughs);
        cut(near, kept);
        UnitSearch.Group unit = search.refine(snippets, search.everyone(snippets, kept), reference);
        float peak = unit.mean()[m];
        boolean accepted = unit.size() >= least && peak <= thresholds[c];
        int[] subtracted = accepted ? accept(unit) : new int[0];
        return new SegmentReport.Step(
                c, detected, seed.size(), seedPeak, redetected, kept, unit.size(), peak, accepted, subtracted);
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

    private void cut(int[] near, int count) {
        if (snippets.length < count) {
            int before = snippets.length;
            snippets = Arrays.copyOf(snippets, Math.max(count, 2 * before));
            for (int i = before; i < snippets.length; i++) {
                snippets[i] = new float[2 * m * near.length];
            }
        }
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < near.length; k++) {
                signal.copy(near[k], spikes[i] - m, 2 * m, snippets[i], 2 * m * k);
            }
        }
    }

    private int[] accept(UnitSearch.Group unit) {
        int[] train = new int[unit.size()];
        Arrays.setAll(train, i -> spikes[unit.members()[i]]);
        float[] average = AmplitudeTest.averageMinima(values, train, train.length, m);
        int[] subtracted = java.util.stream.IntStream.range(0, channels)
                .filter(c -> average[c] < thresholds[c] / 2)
                .toArray();
        SpikeSubtraction.subtract(signal, subtracted, train, values, thresholds, scores);
        float[] vector = new float[channels];
        for (int c = 0; c < channels; c++) {
            vector[c] = -average[c];
        }
        trains.add(train);
        vectors.add(vector);
        return subtracted;
    }
}
