package org.hillock.core.event;

/**
 * Spans of time: events that last.
 *
 * @param start beginnings in seconds
 * @param duration lengths in seconds
 * @param labels what each is; empty texts where nothing is said
 */
public record Epochs(double[] start, double[] duration, String[] labels) {
    /** How many. */
    public int size() {
        return start.length;
    }
}
