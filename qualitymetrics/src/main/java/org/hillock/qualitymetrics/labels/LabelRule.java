package org.hillock.qualitymetrics.labels;

import org.hillock.core.errors.WrongArgumentException;

/**
 * A range in which a metric must lie.
 *
 * @param column the metric's column
 * @param min smallest allowed number, or negative infinity
 * @param max largest allowed number, or infinity
 * @param otherwise what a unit outside the range is: multi-unit or noise
 */
public record LabelRule(String column, double min, double max, UnitQuality otherwise) {
    /** Refuses an empty range and a rule that says good. */
    public LabelRule {
        if (!(min <= max)) {
            throw new WrongArgumentException("labels: the range [" + min + ", " + max + "] of " + column
                    + " must not be empty (no unit could be good).");
        }
        if (otherwise == UnitQuality.GOOD) {
            throw new WrongArgumentException(
                    "labels: the label of units outside the range of " + column + " must be MUA or noise.");
        }
    }

    /** A unit with less is something else. */
    public static LabelRule atLeast(String column, double min, UnitQuality otherwise) {
        return new LabelRule(column, min, Double.POSITIVE_INFINITY, otherwise);
    }

    /** A unit with more is something else. */
    public static LabelRule atMost(String column, double max, UnitQuality otherwise) {
        return new LabelRule(column, Double.NEGATIVE_INFINITY, max, otherwise);
    }

    boolean allows(double value) {
        return value >= min && value <= max;
    }

    /** The rule in words, for example {@code snr >= 2}. */
    @Override
    public String toString() {
        if (Double.isInfinite(max)) {
            return column + " >= " + plain(min);
        }
        return Double.isInfinite(min)
                ? column + " <= " + plain(max)
                : plain(min) + " <= " + column + " <= " + plain(max);
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
