package org.hillock.generation.firing;

import java.util.Arrays;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.generation.basis.Interval;
import org.hillock.kernels.random.NumpyGenerator;

/**
 * How some units fall silent: once in every segment, at a random place.
 *
 * @param unitFraction share of the units that pause, in [0, 1]
 * @param durationS length of the pause in s; in a shorter segment the whole segment is silent
 */
public record Pauses(double unitFraction, Interval durationS) {
    /** Refuses a share outside [0, 1] and negative durations. */
    public Pauses {
        if (!(unitFraction >= 0 && unitFraction <= 1) || durationS.low() < 0) {
            throw new WrongArgumentException("pauses: fraction " + unitFraction
                    + " of units must lie in [0, 1], durations must be 0 s or more.");
        }
    }

    /** No unit pauses. */
    public static Pauses none() {
        return new Pauses(0, new Interval(1, 2));
    }

    /** The train without the spikes of a pause. */
    long[] apply(long[] train, double samplingFrequency, long numSamples, NumpyGenerator random) {
        long length = Math.min(numSamples, Math.round(durationS.draw(random) * samplingFrequency));
        long start = (long) (random.random() * (numSamples - length + 1));
        return Arrays.stream(train)
                .filter(frame -> frame < start || frame >= start + length)
                .toArray();
    }
}
