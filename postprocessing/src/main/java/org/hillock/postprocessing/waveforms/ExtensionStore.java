package org.hillock.postprocessing.waveforms;

import java.util.List;
import java.util.Optional;

/** Where the finished extensions of an extractor are kept. */
public interface ExtensionStore {
    /** The names of the finished extensions; one that is half written is not among them. */
    List<String> names();

    /** A finished extension. */
    Optional<FinishedExtension> find(String name);

    /** A place for the large variables of an extension that is being computed; what an earlier run left there is gone. */
    ExtensionPlace begin(String name);

    /** Keeps a finished extension, in the place of an earlier one; large variables lie in the place that {@link #begin} gave. */
    void keep(FinishedExtension extension);

    /** Forgets an extension. */
    void remove(String name);

    /** A store in memory. */
    static ExtensionStore inMemory() {
        return new MemoryStore();
    }
}
