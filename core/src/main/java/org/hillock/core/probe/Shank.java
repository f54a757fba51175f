package org.hillock.core.probe;

import java.util.stream.IntStream;
import org.hillock.core.values.NdArray;

/** The contacts of a probe that share a shank id; a view, in the order of the probe. */
public record Shank(Probe probe, String shankId) {
    /** Positions of this shank's contacts in the probe, rising. */
    public int[] getIndices() {
        return IntStream.range(0, probe.getContactCount())
                .filter(i -> probe.contacts().shankId(i).equals(shankId))
                .toArray();
    }

    /** How many contacts. */
    public int getContactCount() {
        return getIndices().length;
    }

    /** {@code [contacts × ndim]} in the units of the probe. */
    public NdArray contactPositions() {
        return probe.contacts().positions().take(getIndices());
    }

    /** Recorded channel of each contact, -1 where not connected. */
    public int[] deviceChannelIndices() {
        return IntStream.of(getIndices())
                .map(probe.contacts()::deviceChannelIndex)
                .toArray();
    }
}
