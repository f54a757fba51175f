package org.hillock.postprocessing.folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.values.Ids;
import org.hillock.postprocessing.waveforms.ExtensionPlace;
import org.hillock.postprocessing.waveforms.ExtensionStore;
import org.hillock.postprocessing.waveforms.FinishedExtension;

/**
 * Extensions in the folder of an analyzer. One that is being computed grows in a hidden folder, which no reader looks at, and takes its
 * name when it is whole.
 */
final class AnalyzerFolderStore implements ExtensionStore {
    private final Path root;
    private final Ids unitIds;
    private final SpikeOrderRepair repair;
    private final Map<String, FinishedExtension> loaded = new ConcurrentHashMap<>();

    AnalyzerFolderStore(Path root, Ids unitIds, SpikeOrderRepair repair) {
        this.root = root;
        this.unitIds = unitIds;
        this.repair = repair;
    }

    private Path folder(String name) {
        return root.resolve("extensions").resolve(name);
    }

    private Path staging(String name) {
        return root.resolve(".hillock-partial").resolve(name);
    }

    @Override
    public List<String> names() {
        Path extensions = root.resolve("extensions");
        if (!Files.isDirectory(extensions)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(extensions)) {
            return entries.filter(Files::isDirectory)
                    .filter(ExtensionFiles::isWhole)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BrokenFileException(extensions, "can't be read (" + WholeFile.reason(e) + ").", e);
        }
    }

    @Override
    public Optional<FinishedExtension> find(String name) {
        FinishedExtension known = loaded.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (!ExtensionFiles.isWhole(folder(name))) {
            return Optional.empty();
        }
        FinishedExtension read = ExtensionFiles.read(folder(name), name, unitIds);
        FinishedExtension repaired =
                repair.apply(read, () -> ExtensionFiles.read(folder("random_spikes"), "random_spikes", unitIds));
        loaded.put(name, repaired);
        return Optional.of(repaired);
    }

    @Override
    public ExtensionPlace begin(String name) {
        Path place = staging(name);
        ExtensionFiles.delete(place);
        ExtensionFiles.makeFolder(place);
        return (variable, dtype, rows, samples, channels) -> MappedStack.holds(dtype)
                ? MappedStack.create(place.resolve(variable + ".npy"), dtype, rows, samples, channels)
                : ExtensionPlace.memory().stack(variable, dtype, rows, samples, channels);
    }

    @Override
    public void keep(FinishedExtension extension) {
        Path place = staging(extension.name());
        ExtensionFiles.makeFolder(place);
        ExtensionFiles.write(place, extension);
        ExtensionFiles.moveInto(place, folder(extension.name()), staging(extension.name() + ".old"));
        ExtensionFiles.deleteIfEmpty(root.resolve(".hillock-partial"));
        loaded.put(extension.name(), extension);
    }

    @Override
    public void remove(String name) {
        loaded.remove(name);
        ExtensionFiles.delete(folder(name));
    }
}
