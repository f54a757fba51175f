package org.hillock.qualitymetrics.units;

/**
 * One column that a metric gives.
 *
 * @param name the head of the column, as the peer writes it
 * @param kind what its cells are
 * @param unit the unit of its numbers, for example {@code Hz}; empty where there is none
 * @param doc what a number means, one sentence
 */
public record MetricColumn(String name, Kind kind, String unit, String doc) {
    /** What the cells of a column are. */
    public enum Kind {
        /** Real numbers. */
        NUMBER,
        /** Whole numbers. */
        COUNT,
        /** The name of another unit; kept as its index. */
        UNIT
    }

    /** A column of real numbers. */
    public static MetricColumn number(String name, String unit, String doc) {
        return new MetricColumn(name, Kind.NUMBER, unit, doc);
    }

    /** A column of whole numbers. */
    public static MetricColumn count(String name, String unit, String doc) {
        return new MetricColumn(name, Kind.COUNT, unit, doc);
    }

    /** A column of names of units. */
    public static MetricColumn unit(String name, String doc) {
        return new MetricColumn(name, Kind.UNIT, "", doc);
    }
}
