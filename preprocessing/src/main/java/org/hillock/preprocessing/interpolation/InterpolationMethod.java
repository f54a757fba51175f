package org.hillock.preprocessing.interpolation;

/** How signals between contacts are computed. */
public enum InterpolationMethod {
    /** Gaussian-process regression with an exponential kernel. */
    KRIGING,
    /** Inverse distance weights of the closest contacts. */
    IDW,
    /** The closest contact. */
    NEAREST
}
