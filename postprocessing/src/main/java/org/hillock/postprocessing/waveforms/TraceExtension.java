package org.hillock.postprocessing.waveforms;

/** An extension that looks at the traces around spikes; all that are computed together share one read of the recording. */
public interface TraceExtension extends Extension {
    @Override
    default boolean needsRecording() {
        return true;
    }

    /** Begins to compute; the recipe is settled, and what it depends on is at hand. */
    TracePart begin(ExtensionContext context);
}
