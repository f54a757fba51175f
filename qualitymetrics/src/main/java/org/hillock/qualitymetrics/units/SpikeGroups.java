package org.hillock.qualitymetrics.units;

import java.util.Arrays;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.kernels.events.Coincidences;

/** The spikes of a vector grouped by unit: positions in the vector, rising. */
final class SpikeGroups {
    private final SpikeVector spikes;
    private final int[] positions;
    private final int[] starts;
    private final int[] groupSizes;

    SpikeGroups(SpikeVector spikes) {
        this.spikes = spikes;
        this.starts = new int[spikes.numUnits() + 1];
        for (int unit : spikes.unitIndices()) {
            starts[unit + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        this.positions = new int[spikes.size()];
        int[] next = starts.clone();
        for (int i = 0; i < positions.length; i++) {
            positions[next[spikes.unitIndex(i)]++] = i;
        }
        this.groupSizes = new int[spikes.size()];
        for (int s = 0; s < spikes.numSegments(); s++) {
            Coincidences.groupSizes(spikes.sampleIndices(), spikes.segmentStart(s), spikes.segmentEnd(s), groupSizes);
        }
    }

    int count(int unit) {
        return starts[unit + 1] - starts[unit];
    }

    /** The positions of a unit's spikes in one segment. */
    int[] of(int unit, int segment) {
        int from = firstNotBefore(unit, spikes.segmentStart(segment));
        int to = firstNotBefore(unit, spikes.segmentEnd(segment));
        return Arrays.copyOfRange(positions, from, to);
    }

    private int firstNotBefore(int unit, int position) {
        int found = Arrays.binarySearch(positions, starts[unit], starts[unit + 1], position);
        return found >= 0 ? found : -found - 1;
    }

    /** How many spikes of all units stand at the sample of a spike. */
    int groupSize(int position) {
        return groupSizes[position];
    }
}
