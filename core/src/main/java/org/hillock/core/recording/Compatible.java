package org.hillock.core.recording;

import java.util.List;
import org.hillock.core.errors.WrongArgumentException;

/** Checks that recordings can be put together, and says in which fact they differ. */
final class Compatible {
    private Compatible() {}

    static void requireSome(String operation, List<Recording> parts) {
        if (parts.isEmpty()) {
            throw new WrongArgumentException(operation + ": the list of recordings must not be empty.");
        }
    }

    /** Same rate (within {@code maxDifference} Hz), type and channel ids. */
    static void requireSameChannels(String operation, List<Recording> parts, double maxDifference) {
        requireSome(operation, parts);
        requireSameRateAndType(operation, parts, maxDifference);
        Recording first = parts.getFirst();
        for (Recording part : parts) {
            if (!part.getChannelIds().equals(first.getChannelIds())) {
                throw new WrongArgumentException(operation + ": all recordings must have the same channel ids ("
                        + part.getChannelIds() + " differ from " + first.getChannelIds() + ").");
            }
        }
    }

    static void requireSameRateAndType(String operation, List<Recording> parts, double maxDifference) {
        Recording first = parts.getFirst();
        for (Recording part : parts) {
            if (Math.abs(part.getSamplingFrequency() - first.getSamplingFrequency()) > maxDifference) {
                throw new WrongArgumentException(operation + ": all recordings must have one sampling frequency ("
                        + part.getSamplingFrequency() + " Hz differs from " + first.getSamplingFrequency() + " Hz).");
            }
            if (part.getDtype() != first.getDtype()) {
                throw new WrongArgumentException(operation + ": all recordings must have one dtype (" + part.getDtype()
                        + " differs from " + first.getDtype() + ").");
            }
        }
    }
}
