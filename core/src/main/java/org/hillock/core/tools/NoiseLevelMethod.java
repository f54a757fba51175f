package org.hillock.core.tools;

/** How the noise of a channel is told from its samples. */
public enum NoiseLevelMethod {
    /** Median of the absolute distances to the median, divided by 0.6744897501960817; spikes hardly change it. */
    MAD,
    /** Standard deviation of the samples (divided by their number). */
    STD
}
