package org.hillock.core.tools;

/** How the waveforms of a unit become its template. */
public enum TemplateOperator {
    /** Their mean. */
    AVERAGE,
    /** Their median at every sample; holds the waveforms in memory, some units at a time. */
    MEDIAN
}
