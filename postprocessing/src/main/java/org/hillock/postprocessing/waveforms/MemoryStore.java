package org.hillock.postprocessing.waveforms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Extensions in memory. */
final class MemoryStore implements ExtensionStore {
    private final Map<String, FinishedExtension> extensions = new LinkedHashMap<>();

    @Override
    public synchronized List<String> names() {
        return List.copyOf(extensions.keySet());
    }

    @Override
    public synchronized Optional<FinishedExtension> find(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    @Override
    public ExtensionPlace begin(String name) {
        return ExtensionPlace.memory();
    }

    @Override
    public synchronized void keep(FinishedExtension extension) {
        extensions.put(extension.name(), extension);
    }

    @Override
    public synchronized void remove(String name) {
        extensions.remove(name);
    }
}
