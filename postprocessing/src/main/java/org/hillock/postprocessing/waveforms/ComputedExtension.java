package org.hillock.postprocessing.waveforms;

/** An extension that follows from other extensions and the spikes, or reads the recording in its own way. */
public interface ComputedExtension extends Extension {
    /** Computes all variables; the recipe is settled, and what it depends on is at hand. */
    ExtensionData compute(ExtensionContext context);
}
