package org.hillock.core.tools;

/** By which rule channels belong to a unit. */
public enum SparsityMethod {
    /** Channels within a radius of the extremum channel, the radius included. */
    RADIUS,
    /** The channels with the largest amplitudes. */
    BEST_CHANNELS,
    /** Channels whose amplitude is at least a threshold times their noise level (the older {@code threshold}). */
    SNR,
    /** Channels whose amplitude is at least a threshold, in the units of the templates. */
    AMPLITUDE,
    /** Channels whose peak-to-peak amplitude is at least a threshold times their noise level. */
    PTP,
    /** Channels on which waveforms have, in the root mean square, at least a threshold times their noise level. */
    ENERGY,
    /** Channels whose property equals that of the unit, for example {@code group}. */
    BY_PROPERTY
}
