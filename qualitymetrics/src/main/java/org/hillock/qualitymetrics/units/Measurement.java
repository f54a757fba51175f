package org.hillock.qualitymetrics.units;

import java.util.Arrays;

/**
 * What a metric says of one unit.
 *
 * @param values one number for each of the metric's columns; NaN where there is none
 * @param reason why there are NaN among them; empty where there are none
 */
public record Measurement(double[] values, String reason) {
    /** Numbers, all known. */
    public static Measurement of(double... values) {
        return new Measurement(values, "");
    }

    /** Nothing, for a reason. */
    public static Measurement none(int columns, String reason) {
        double[] values = new double[columns];
        Arrays.fill(values, Double.NaN);
        return new Measurement(values, reason);
    }

    /** Numbers of which those that are NaN have a reason. */
    public static Measurement partly(String reason, double... values) {
        return new Measurement(values, Arrays.stream(values).anyMatch(Double::isNaN) ? reason : "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measurement that && Arrays.equals(values, that.values) && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + reason.hashCode();
    }

    @Override
    public String toString() {
        return Arrays.toString(values) + reason;
    }
}
