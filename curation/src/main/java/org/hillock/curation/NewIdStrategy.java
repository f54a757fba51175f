package org.hillock.curation;

/** What merged units are called and where they stand. */
public enum NewIdStrategy {
    /** New names, behind the other units. */
    APPEND,
    /** The name and place of the first unit of the group. */
    TAKE_FIRST,
    /** Texts: the names of the group joined by hyphens, behind the other units; whole numbers: as {@link #APPEND}. */
    JOIN
}
