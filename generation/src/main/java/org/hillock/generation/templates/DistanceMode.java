package org.hillock.generation.templates;

/** How the distance between a unit and a channel is measured. */
public enum DistanceMode {
    /** In the unit's own rotated axes, two of which are shortened: the field is longest along the first. */
    ELLIPSOID,
    /** As the crow flies. */
    SPHERE
}
