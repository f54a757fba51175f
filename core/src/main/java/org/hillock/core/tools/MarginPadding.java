package org.hillock.core.tools;

/** What stands where a margin reaches over the border of a segment. */
public enum MarginPadding {
    /** Nothing: the margin is cut at the border. */
    NONE,
    /** Zeros. */
    ZEROS,
    /** The samples mirrored at the first or last one, which is not repeated. */
    REFLECT
}
