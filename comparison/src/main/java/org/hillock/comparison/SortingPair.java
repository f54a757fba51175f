package org.hillock.comparison;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.Sorting;

/**
 * Two sortings of one recording, with names.
 *
 * @param sorting1 the first sorting; its sampling frequency is used
 * @param sorting2 the second sorting
 * @param name1 what the first is called
 * @param name2 what the second is called
 */
public record SortingPair(Sorting sorting1, Sorting sorting2, String name1, String name2) {
    /** Sampling frequencies may differ by less than this part of the first one. */
    static final double RATE_TOLERANCE = 1e-3;

    /** Refuses sortings with other numbers of segments or sampling frequencies that differ by 0.1 % or more. */
    public SortingPair {
        if (sorting1.getNumSegments() != sorting2.getNumSegments()) {
            throw new WrongArgumentException("compare: num_segments = " + sorting2.getNumSegments() + " of '" + name2
                    + "' must equal the " + sorting1.getNumSegments() + " of '" + name1
                    + "' (segments are compared one by one). Compare sortings of the same recording.");
        }
        double rate = sorting1.getSamplingFrequency();
        if (!(Math.abs(sorting2.getSamplingFrequency() - rate) < RATE_TOLERANCE * rate)) {
            throw new WrongArgumentException("compare: sampling_frequency = " + sorting2.getSamplingFrequency()
                    + " Hz of '" + name2 + "' must differ by less than 0.1 % from the " + rate + " Hz of '" + name1
                    + "' (spikes are compared by frame). Compare sortings of the same recording.");
        }
    }

    /** A time in ms as whole frames of the first sorting, the rest cut off. */
    long frames(double ms) {
        return (long) (ms / 1000 * sorting1.getSamplingFrequency());
    }
}
