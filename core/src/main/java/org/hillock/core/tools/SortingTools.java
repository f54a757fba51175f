package org.hillock.core.tools;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;

/** Functions on top of a sorting, after {@code spikeinterface.core.sorting_tools}. Thread-safe. */
public final class SortingTools {
    private SortingTools() {}

    /**
     * Draws spikes that stand for the others.
     *
     * @param sorting whose spikes
     * @param numSamples frames of each segment; looked at only where there is a margin
     * @param options how many, which seed
     * @return positions in {@link Sorting#toSpikeVector()}, rising
     */
    public static int[] randomSpikesSelection(Sorting sorting, long[] numSamples, RandomSpikes options) {
        return options.draw(sorting.toSpikeVector(), numSamples);
    }

    /** Draws spikes that stand for the others, with the segments of a recording. */
    public static int[] randomSpikesSelection(Sorting sorting, Recording recording, RandomSpikes options) {
        return randomSpikesSelection(sorting, lengths(recording), options);
    }

    /** The spikes at the given rising positions, as a vector of the same units and segments. */
    public static SpikeVector takeSpikes(SpikeVector spikes, int[] positions) {
        long[] samples = new long[positions.length];
        int[] units = new int[positions.length];
        int[] offsets = new int[spikes.numSegments() + 1];
        int last = -1;
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] <= last || positions[i] >= spikes.size()) {
                throw new WrongArgumentException("take_spikes: positions must rise within [0, " + spikes.size()
                        + ") (position " + i + " is " + positions[i] + ").");
            }
            last = positions[i];
            samples[i] = spikes.sampleIndex(last);
            units[i] = spikes.unitIndex(last);
            offsets[spikes.segmentIndex(last) + 1] = i + 1;
        }
        for (int segment = 1; segment < offsets.length; segment++) {
            offsets[segment] = Math.max(offsets[segment], offsets[segment - 1]);
        }
        return SpikeVector.of(samples, units, offsets, spikes.numUnits());
    }

    static long[] lengths(Recording recording) {
        long[] lengths = new long[recording.getNumSegments()];
        for (int segment = 0; segment < lengths.length; segment++) {
            lengths[segment] = recording.getNumSamples(segment);
        }
        return lengths;
    }
}
