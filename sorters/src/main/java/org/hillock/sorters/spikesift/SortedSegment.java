package org.hillock.sorters.spikesift;

import java.util.List;
import org.hillock.core.errors.WrongArgumentException;

/**
 * The clusters of one segment of a recording. Its arrays are shared and must not be changed.
 *
 * @param startTime first sample, including the offset of the recording
 * @param duration number of samples
 * @param spikeTrains spike samples of each cluster, rising
 * @param amplitudeVectors {@code [clusters][channels]} average trough of each cluster on every channel, negated
 */
public record SortedSegment(long startTime, long duration, List<long[]> spikeTrains, float[][] amplitudeVectors) {
    /** Copies the list and checks that both parts have the same number of clusters. */
    public SortedSegment {
        spikeTrains = List.copyOf(spikeTrains);
        if (spikeTrains.size() != amplitudeVectors.length) {
            throw new WrongArgumentException("sorted segment: amplitudeVectors = " + amplitudeVectors.length
                    + " clusters must be as many as spike trains (" + spikeTrains.size() + "). Give one of each.");
        }
    }

    /** Number of clusters. */
    public int numClusters() {
        return spikeTrains.size();
    }

    /** First sample after the segment. */
    public long endTime() {
        return startTime + duration;
    }

    /** The segment with another start and end; spikes stay. */
    SortedSegment between(long start, long end) {
        return new SortedSegment(start, end - start, spikeTrains, amplitudeVectors);
    }
}
