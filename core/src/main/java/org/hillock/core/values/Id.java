package org.hillock.core.values;

import org.hillock.core.errors.WrongArgumentException;

/** The name of a channel or a unit: a whole number or a text; the kind is kept and never converted silently. */
public sealed interface Id extends Comparable<Id> {
    /** A whole-number id. */
    record IntId(long value) implements Id {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A text id. */
    record TextId(String value) implements Id {
        @Override
        public String toString() {
            return value;
        }
    }

    /** The id of a whole number. */
    static Id of(long value) {
        return new IntId(value);
    }

    /** The id of a text; {@code "3"} stays a text and differs from the number 3. */
    static Id of(String value) {
        return new TextId(value);
    }

    /** The number of a whole-number id; otherwise raises. */
    default long asLong() {
        if (this instanceof IntId number) {
            return number.value;
        }
        throw new WrongArgumentException("id = '" + this + "' must be a whole number (it is a text).");
    }

    /** Whether this is a text id. */
    default boolean isText() {
        return this instanceof TextId;
    }

    /** Numbers by value, texts by code points, numbers before texts. */
    @Override
    default int compareTo(Id other) {
        if (this instanceof IntId a && other instanceof IntId b) {
            return Long.compare(a.value, b.value);
        }
        if (this instanceof TextId a && other instanceof TextId b) {
            return a.value.compareTo(b.value);
        }
        return this instanceof IntId ? -1 : 1;
    }
}
