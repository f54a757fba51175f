package org.hillock.curation;

import java.util.Arrays;
import org.hillock.core.sorting.SpikeVector;

/** Gives spikes to other units and drops some of them. */
final class Regrouping {
    private Regrouping() {}

    /** Whether a spike is dropped. */
    @FunctionalInterface
    interface Drop {
        /**
         * Decides by the spike of the same new unit before, whether that is dropped or not.
         *
         * @param newUnit the unit that the spike goes to
         * @param gap frames between the two
         * @param sameOldUnit whether both are of one unit as units were
         */
        boolean drop(int newUnit, long gap, boolean sameOldUnit);
    }

    /** Gives the new unit of a spike. */
    @FunctionalInterface
    interface NewUnit {
        /** The index of the unit that the spike at a position of the vector goes to. */
        int of(int spike);
    }

    /** The spikes under new units. */
    static SpikeVector regroup(SpikeVector spikes, int numUnits, NewUnit newUnit, Drop drop) {
        long[] frames = new long[spikes.size()];
        int[] units = new int[spikes.size()];
        int[] segments = new int[spikes.size()];
        int n = 0;
        for (int s = 0; s < spikes.numSegments(); s++) {
            int[] last = new int[numUnits];
            Arrays.fill(last, -1);
            for (int i = spikes.segmentStart(s); i < spikes.segmentEnd(s); i++) {
                int unit = newUnit.of(i);
                int before = last[unit];
                last[unit] = i;
                boolean goes = before >= 0
                        && drop.drop(
                                unit,
                                spikes.sampleIndex(i) - spikes.sampleIndex(before),
                                spikes.unitIndex(i) == spikes.unitIndex(before));
                if (!goes) {
                    frames[n] = spikes.sampleIndex(i);
                    units[n] = unit;
                    segments[n++] = s;
                }
            }
        }
        return SpikeVector.fromColumns(
                Arrays.copyOf(frames, n),
                Arrays.copyOf(units, n),
                Arrays.copyOf(segments, n),
                spikes.numSegments(),
                numUnits);
    }
}
