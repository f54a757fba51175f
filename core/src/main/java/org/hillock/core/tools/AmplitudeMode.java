package org.hillock.core.tools;

/** Where on a template the amplitude is read. */
public enum AmplitudeMode {
    /** At the extremum of the channel: the smallest, largest or largest absolute value, by the peak sign. */
    EXTREMUM,
    /** At the spike's own sample. */
    AT_INDEX,
    /** From the smallest to the largest value, whatever the peak sign. */
    PEAK_TO_PEAK
}
