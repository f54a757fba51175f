package org.hillock.postprocessing.pca;

import java.util.Locale;

/** What one model is fitted to. */
public enum PcaMode {
    /** A model for every channel, on what the waveforms have there; projections by channel. */
    BY_CHANNEL_LOCAL,
    /** One model for the waveforms of all channels; projections by channel. */
    BY_CHANNEL_GLOBAL,
    /** One model for whole waveforms, all channels one after the other; one projection a spike. Needs dense waveforms. */
    CONCATENATED;

    /** The name in parameters and of the stored models. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
