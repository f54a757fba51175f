package org.hillock.postprocessing.waveforms;

/** What the leading axis of a variable counts; it says what is kept of it when units are selected. */
public enum Along {
    /** All spikes, in the order of the spike vector. */
    SPIKES,
    /** The spikes that {@code random_spikes} chose, in that order. */
    RANDOM_SPIKES,
    /** The units; also the rows of every table. */
    UNITS,
    /** The first two axes both count units. */
    UNIT_PAIRS,
    /** Nothing of the kind: the variable is kept as it is. */
    NOTHING
}
