package org.hillock.postprocessing.waveforms;

import java.util.List;
import org.hillock.core.operation.Operation;

/**
 * Something that can be computed for a sorting and is kept with its waveform extractor: a recipe, annotated as every operation, whose
 * wire name is the name of the extension and whose parameters are those that its {@code params.json} holds.
 *
 * <p>An extension is either a {@link ComputedExtension} or a {@link TraceExtension}. It is found through the Catalog.
 */
public interface Extension extends Operation {
    /**
     * The names of the extensions that must be computed before, each the only one or several that do equally, with {@code |} between
     * them and the preferred one first; empty where there are none.
     */
    default List<String> dependsOn() {
        return List.of();
    }

    /** Whether the recording must be at hand. */
    default boolean needsRecording() {
        return false;
    }

    /** The recipe as it is recorded: what was left open is filled in from the extractor (the window of the waveforms, a seed). */
    default Extension settled(WaveformExtractor waveforms) {
        return this;
    }

    /** What the leading axis of one of the variables counts. */
    default Along along(String variable) {
        return Along.NOTHING;
    }

    /** What is kept of the data where only some units are; by default what {@link #along} says. */
    default ExtensionData select(ExtensionData data, UnitSelection selection) {
        return selection.of(data, this::along);
    }

    /** What becomes of dense data where each unit keeps only its channels; by default nothing changes. */
    default ExtensionData sparsified(ExtensionData data, SparsityChange change) {
        return data;
    }
}
