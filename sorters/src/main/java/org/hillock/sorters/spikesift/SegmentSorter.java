package org.hillock.sorters.spikesift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.sorters.spikesift.steps.AmplitudeTest;
import org.hillock.sorters.spikesift.steps.BlockSignal;
import org.hillock.sorters.spikesift.steps.SpikePeaks;
import org.hillock.sorters.spikesift.steps.SpikeSubtraction;

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
    private final Workers workers;
    private final int channels;
    private final double[] scores;
    private final boolean[] dead;
    private final int[] found;
    private final UnitFinder finder;
    private final AttemptCache attempts;
    private final List<int[]> trains = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();
    private final List<SegmentReport.Step> steps = new ArrayList<>();

    /**
     * A sorter of one segment.
     *
     * @param signal filtered samples, changed by sorting
     * @param values {@code [channels][blocks]} smallest values, changed by sorting
     * @param detailed whether all numbers of the reports are wanted
     * @param threads threads that may try channels at the same time
     */
    SegmentSorter(
            BlockSignal signal,
            float[][] values,
            float[] thresholds,
            int[][] nearest,
            SpikeSiftOptions options,
            boolean detailed,
            Workers workers,
            int threads) {
        this.signal = signal;
        this.values = values;
        this.thresholds = thresholds;
        this.workers = workers;
        this.channels = signal.channels();
        this.scores = new double[channels];
        this.dead = new boolean[channels];
        this.found = new int[channels];
        this.finder = new UnitFinder(signal, values, thresholds, nearest, options, detailed);
        this.attempts = new AttemptCache(
                nearest,
                workers,
                threads,
                () -> new UnitFinder(signal, values, thresholds, nearest, options, detailed));
        Arrays.setAll(scores, c -> SpikePeaks.excess(values[c], signal.blocks(), thresholds[c]));
    }

    /** Score of each channel now. */
    double[] scores() {
        return scores.clone();
    }

    /** Accepted minima of each channel now, below its threshold or below zero. */
    int[] countPeaks(boolean belowZero) {
        int[] counts = new int[channels];
        Arrays.setAll(counts, c -> finder.peaks(c, belowZero ? 0 : thresholds[c]));
        return counts;
    }

    void run() {
        for (int c = AttemptCache.lowest(scores, dead); c >= 0; c = AttemptCache.lowest(scores, dead)) {
            workers.checkCancelled();
            UnitFinder.Attempt attempt = attempts.attempt(c, scores, dead);
            if (attempt.accepted()) {
                int[] subtracted = accept(attempt.train());
                attempts.changed(subtracted);
                steps.add(attempt.step().withSubtracted(subtracted));
                found[c]++;
            } else {
                steps.add(attempt.step());
            }
            dead[c] = !attempt.accepted() || found[c] >= CLUSTERS_PER_CHANNEL;
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

    private int[] accept(int[] train) {
        float[] average = AmplitudeTest.averageMinima(values, train, train.length, signal.samplesPerBlock());
        int[] subtracted = IntStream.range(0, channels)
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
