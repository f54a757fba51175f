package org.hillock.core.sorting;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;

/** Collects spikes segment by segment, in any order. */
final class SpikeColumns {
    private final List<long[]> samples = new ArrayList<>();
    private final List<int[]> units = new ArrayList<>();

    void add(long[] segmentSamples, int[] segmentUnits) {
        if (segmentSamples.length != segmentUnits.length) {
            throw new WrongArgumentException("spikes: " + segmentSamples.length + " frames of segment " + samples.size()
                    + " must come with as many labels (" + segmentUnits.length + ").");
        }
        samples.add(segmentSamples);
        units.add(segmentUnits);
    }

    SpikeVector toSpikeVector(int numUnits) {
        int[] offsets = new int[samples.size() + 1];
        for (int s = 0; s < samples.size(); s++) {
            offsets[s + 1] = Math.addExact(offsets[s], samples.get(s).length);
        }
        long[] allSamples = new long[offsets[samples.size()]];
        int[] allUnits = new int[allSamples.length];
        for (int s = 0; s < samples.size(); s++) {
            System.arraycopy(samples.get(s), 0, allSamples, offsets[s], offsets[s + 1] - offsets[s]);
            System.arraycopy(units.get(s), 0, allUnits, offsets[s], offsets[s + 1] - offsets[s]);
        }
        return SpikeVector.ordered(allSamples, allUnits, offsets, numUnits);
    }
}
