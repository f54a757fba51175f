package org.hillock.core.sorting;

import java.util.Arrays;

/** The samples of a spike vector grouped by segment and unit: {@code starts[segment * numUnits + unit]} begins a train. */
record UnitTrains(long[] samples, int[] starts, int numUnits) {
    static UnitTrains of(SpikeVector spikes) {
        int numUnits = spikes.numUnits();
        int[] starts = new int[spikes.numSegments() * numUnits + 1];
        for (int segment = 0; segment < spikes.numSegments(); segment++) {
            for (int i = spikes.segmentStart(segment); i < spikes.segmentEnd(segment); i++) {
                starts[segment * numUnits + spikes.unitIndex(i) + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        long[] samples = new long[spikes.size()];
        for (int segment = 0; segment < spikes.numSegments(); segment++) {
            for (int i = spikes.segmentStart(segment); i < spikes.segmentEnd(segment); i++) {
                samples[next[segment * numUnits + spikes.unitIndex(i)]++] = spikes.sampleIndex(i);
            }
        }
        return new UnitTrains(samples, starts, numUnits);
    }

    int start(int segment, int unit) {
        return starts[segment * numUnits + unit];
    }

    int end(int segment, int unit) {
        return starts[segment * numUnits + unit + 1];
    }

    long[] train(int segment, int unit, long startFrame, long endFrame) {
        int from = SpikeOrder.firstNotBefore(samples, start(segment, unit), end(segment, unit), startFrame);
        int to = SpikeOrder.firstNotBefore(samples, from, end(segment, unit), endFrame);
        return Arrays.copyOfRange(samples, from, to);
    }
}
