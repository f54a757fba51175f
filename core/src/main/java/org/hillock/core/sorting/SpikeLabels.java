package org.hillock.core.sorting;

/** How the unit of a spike is told. */
public enum SpikeLabels {
    /** By its id. */
    UNIT_ID,
    /** By its index. */
    UNIT_INDEX
}
