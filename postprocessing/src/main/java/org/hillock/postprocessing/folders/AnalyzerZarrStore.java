package org.hillock.postprocessing.folders;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hillock.core.values.Ids;
import org.hillock.core.zarr.ZarrGroup;
import org.hillock.postprocessing.waveforms.ExtensionPlace;
import org.hillock.postprocessing.waveforms.ExtensionStore;
import org.hillock.postprocessing.waveforms.FinishedExtension;

/**
 * Extensions in the zarr store of an analyzer. One that is being computed grows in a hidden folder, which no reader looks at; when it is
 * whole its group takes its name, and the metadata are gathered anew.
 */
final class AnalyzerZarrStore implements ExtensionStore {
    private final Path root;
    private final Ids unitIds;
    private final SpikeOrderRepair repair;
    private final Map<String, FinishedExtension> loaded = new ConcurrentHashMap<>();

    AnalyzerZarrStore(Path root, Ids unitIds, SpikeOrderRepair repair) {
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

    private ZarrGroup extensions() {
        return ZarrGroup.open(root).group("extensions");
    }

    @Override
    public List<String> names() {
        if (!ZarrGroup.open(root).hasGroup("extensions")) {
            return List.of();
        }
        ZarrGroup extensions = extensions();
        return extensions.groupNames().stream()
                .filter(name -> Files.isDirectory(folder(name)))
                .filter(name -> ExtensionArrays.isWhole(extensions.group(name)))
                .toList();
    }

    @Override
    public Optional<FinishedExtension> find(String name) {
        FinishedExtension known = loaded.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (!names().contains(name)) {
            return Optional.empty();
        }
        FinishedExtension read = repair.apply(read(name), () -> read("random_spikes"));
        loaded.put(name, read);
        return Optional.of(read);
    }

    private FinishedExtension read(String name) {
        return ExtensionArrays.read(extensions().group(name), name, unitIds);
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
        Path finished = staging(extension.name() + ".group");
        ExtensionFiles.delete(finished);
        ExtensionArrays.write(ZarrGroup.create(finished), extension);
        ExtensionFiles.moveInto(finished, folder(extension.name()), staging(extension.name() + ".old"));
        ExtensionFiles.delete(staging(extension.name()));
        ExtensionFiles.deleteIfEmpty(root.resolve(".hillock-partial"));
        consolidate();
        loaded.put(extension.name(), read(extension.name()));
    }

    @Override
    public void remove(String name) {
        loaded.remove(name);
        if (Files.exists(folder(name))) {
            ExtensionFiles.delete(folder(name));
            consolidate();
        }
    }

    private void consolidate() {
        ZarrGroup.open(root).consolidate();
    }
}
