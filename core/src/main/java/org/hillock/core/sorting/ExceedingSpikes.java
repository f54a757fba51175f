package org.hillock.core.sorting;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;

/** Spikes that lie outside of a recording. */
final class ExceedingSpikes {
    private ExceedingSpikes() {}

    /** How many spikes lie before frame 0 or not before the end of their segment. */
    static long count(SpikeVector spikes, long[] numSamples) {
        long count = 0;
        for (int s = 0; s < numSamples.length; s++) {
            count += spikes.firstNotBefore(s, 0) - spikes.segmentStart(s);
            count += spikes.segmentEnd(s)
                    - Math.max(spikes.firstNotBefore(s, 0), spikes.firstNotBefore(s, numSamples[s]));
        }
        return count;
    }

    static long[] numSamples(Recording recording) {
        return recording.info().segments().stream()
                .mapToLong(segment -> segment.numSamples())
                .toArray();
    }

    static void requireSameSegments(String operation, Sorting sorting, Recording recording) {
        if (sorting.getNumSegments() != recording.getNumSegments()) {
            throw new WrongArgumentException(operation + ": the recording must have as many segments as the sorting ("
                    + recording.getNumSegments() + " differ from " + sorting.getNumSegments() + ").");
        }
    }

    static void refuse(String operation, Sorting sorting, Recording recording) {
        long count = count(sorting.toSpikeVector(), numSamples(recording));
        if (count > 0) {
            throw new WrongArgumentException(operation + ": " + count
                    + " spikes must not lie beyond the recording. Remove them first with remove_excess_spikes.");
        }
    }

    static SpikeVector removed(SpikeVector spikes, long[] numSamples) {
        int[] segments = spikes.segmentIndices();
        return spikes.filter(
                i -> spikes.sampleIndex(i) >= 0 && spikes.sampleIndex(i) < numSamples[segments[i]], spikes.numUnits());
    }
}
