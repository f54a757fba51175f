package org.hillock.testkit.golden;

import java.util.Locale;

/**
 * A difference between an answer and what was recorded that the tolerance does not allow.
 *
 * @param key which output: the name of an output or value, or {@code traces.seg0}, {@code direct_0} and the like
 * @param message what is wrong
 * @param worst the largest absolute difference; NaN where the difference is not one of numbers
 */
public record Difference(String key, String message, double worst) {
    /** A difference that is not one of numbers: a wrong type, shape, name or a missing output. */
    public static Difference of(String key, String message) {
        return new Difference(key, message, Double.NaN);
    }

    /** The same difference inside a larger thing. */
    public Difference within(String outer) {
        return new Difference(outer + (key.startsWith("[") || key.isEmpty() ? "" : ".") + key, message, worst);
    }

    @Override
    public String toString() {
        return key + ": " + message
                + (Double.isNaN(worst) ? "" : String.format(Locale.ROOT, " (worst difference %.6g)", worst));
    }
}
