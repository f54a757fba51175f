package org.hillock.generation.basis;

import java.util.List;
import org.hillock.core.errors.WrongArgumentException;

/** Durations in seconds turned into numbers of samples. */
public final class SegmentLengths {
    private SegmentLengths() {}

    /** The samples of every segment, the nearest whole number; refused in the name of {@code operation} where a duration is not finite or below 0. */
    public static long[] of(String operation, List<Double> durations, double samplingFrequency) {
        if (durations.isEmpty()) {
            throw new WrongArgumentException(operation + ": durations must hold at least one duration in s.");
        }
        if (!(samplingFrequency > 0) || Double.isInfinite(samplingFrequency)) {
            throw new WrongArgumentException(
                    operation + ": sampling_frequency = " + samplingFrequency + " Hz must be a positive number.");
        }
        return durations.stream()
                .mapToLong(seconds -> length(operation, seconds, samplingFrequency))
                .toArray();
    }

    private static long length(String operation, double seconds, double samplingFrequency) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new WrongArgumentException(
                    operation + ": durations = " + seconds + " s must be finite and 0 or more.");
        }
        return Math.round(seconds * samplingFrequency);
    }
}
