package org.hillock.qualitymetrics.units;

import java.util.Locale;

/** Something beside the spikes that a metric needs, named as the extension that gives it. */
public enum Ingredient {
    /** The amplitude of every spike. */
    SPIKE_AMPLITUDES,
    /** The factor by which the template fits every spike. */
    AMPLITUDE_SCALINGS,
    /** The position of every spike. */
    SPIKE_LOCATIONS,
    /** The average waveform of every unit. */
    TEMPLATES,
    /** The noise of every channel. */
    NOISE_LEVELS,
    /** The principal components of some spikes. */
    PRINCIPAL_COMPONENTS,
    /** The waveforms of some spikes. */
    WAVEFORMS,
    /** The traces themselves. */
    RECORDING;

    /** The name as the peer writes it, for example {@code spike_amplitudes}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return wireName();
    }
}
