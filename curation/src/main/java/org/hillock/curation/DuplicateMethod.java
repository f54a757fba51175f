package org.hillock.curation;

/** Which of the spikes of a unit that lie too close together are kept. */
public enum DuplicateMethod {
    /** Those that are not too close to the spike before, whether that is kept or not. */
    KEEP_FIRST,
    /** Those that are not too close to the spike after, whether that is kept or not. */
    KEEP_LAST,
    /** Those that are not too close to the last kept one before, from the first on. */
    KEEP_FIRST_ITERATIVE,
    /** Those that are not too close to the next kept one, from the last back. */
    KEEP_LAST_ITERATIVE,
    /** Of two neighbours that are too close a random one, until none are. */
    RANDOM
}
