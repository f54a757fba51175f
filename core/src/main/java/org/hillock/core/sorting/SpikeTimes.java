package org.hillock.core.sorting;

import org.hillock.core.errors.WrongArgumentException;

/**
 * Times of spikes with their unit of time.
 *
 * @param times from 0 on, in {@code units}
 * @param units {@code s}, {@code ms}, {@code us} or {@code ns}
 */
public record SpikeTimes(double[] times, String units) {
    /** Times in seconds. */
    public SpikeTimes(double[] seconds) {
        this(seconds, "s");
    }

    /** The times in seconds; a copy. */
    public double[] seconds() {
        double perSecond =
                switch (units) {
                    case "s" -> 1;
                    case "ms" -> 1e3;
                    case "us", "µs" -> 1e6;
                    case "ns" -> 1e9;
                    default ->
                        throw new WrongArgumentException(
                                "spike times: units = '" + units + "' must be one of s, ms, us, ns.");
                };
        double[] seconds = times.clone();
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] /= perSecond;
        }
        return seconds;
    }
}
