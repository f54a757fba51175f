package org.hillock.core.tools;

/** Which way the peak of a waveform points. */
public enum PeakSign {
    /** Down, as most extracellular spikes do. */
    NEG,
    /** Up. */
    POS,
    /** Either way, whichever is larger. */
    BOTH
}
