package org.hillock.core.format;

/**
 * How well a format fits a path, and why.
 *
 * @param grade 0: not at all; 1: by its name only; 2: by its content; 3: by content that no other format has
 * @param reason what was found or missed, for messages
 */
public record Support(int grade, String reason) {
    /** The format can't be read from the path. */
    public static Support no(String reason) {
        return new Support(0, reason);
    }

    /** The name fits; more must be told to read it. */
    public static Support byName(String reason) {
        return new Support(1, reason);
    }

    /** The content fits. */
    public static Support byContent(String reason) {
        return new Support(2, reason);
    }

    /** The content fits and can't be anything else. */
    public static Support certain(String reason) {
        return new Support(3, reason);
    }
}
