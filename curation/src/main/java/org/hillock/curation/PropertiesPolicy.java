package org.hillock.curation;

/** What becomes of the properties of units that are merged or split. */
public enum PropertiesPolicy {
    /** A new unit has what all the units behind it have alike. */
    KEEP,
    /** A new unit has no properties. */
    REMOVE
}
