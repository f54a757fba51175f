package org.hillock.postprocessing.folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.npy.PicklePlain;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.StagedOutput;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.postprocessing.waveforms.WaveformStack;
import tools.jackson.databind.JsonNode;

/** The folder of a WaveformExtractor. */
record LegacyFolder(Path root) implements LegacySource, LegacySink {
    private static final Map<String, String> PLACES = Map.of(
            "recording_attributes", "recording_info/recording_attributes",
            "probegroup", "recording_info/probegroup");

    static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve("params.json")) && Files.isDirectory(folder.resolve("waveforms"));
    }

    static WaveformExtractor open(Path folder, Optional<Recording> recording, Optional<Sorting> sorting) {
        return LegacyReading.open(new LegacyFolder(folder.toAbsolutePath().normalize()), recording, sorting);
    }

    static void write(WaveformExtractor waveforms, Path folder, boolean overwrite) {
        try (StagedOutput output = StagedOutput.folder(folder, overwrite, Optional.empty())) {
            new LegacyWriting(waveforms, new LegacyFolder(output.path()), output.target()).write();
            output.commit();
        }
    }

    @Override
    public Optional<JsonNode> tree(String name) {
        String place = PLACES.getOrDefault(name, name);
        Path json = root.resolve(place + ".json");
        if (Files.isRegularFile(json)) {
            return Optional.of(PythonJson.read(json));
        }
        Path pickle = root.resolve(place + ".pickle");
        return Files.isRegularFile(pickle) ? Optional.of(PicklePlain.read(pickle)) : Optional.empty();
    }

    private Optional<Path> file(String name) {
        return Optional.of(root.resolve(name)).filter(Files::isRegularFile);
    }

    @Override
    public Optional<NdArray> array(String name) {
        return file(name + ".npy").map(Npy::read);
    }

    @Override
    public Optional<WaveformStack> stack(String name) {
        return file(name + ".npy").map(StackFiles::stack);
    }

    @Override
    public Optional<UnitTable> table(String name, Ids unitIds) {
        return file(name + ".csv").map(file -> UnitCsv.read(file, unitIds));
    }

    /** Folders for the empty name, else files without their endings. */
    @Override
    public List<String> names(String part) {
        Path folder = root.resolve(part);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> part.isEmpty() ? Files.isDirectory(entry) : isData(entry))
                    .map(entry -> String.valueOf(entry.getFileName()).replaceFirst("\\.(npy|csv)$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BrokenFileException(folder, "can't be read (" + WholeFile.reason(e) + ").", e);
        }
    }

    private static boolean isData(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".npy") || name.endsWith(".csv");
    }

    @Override
    public void put(String name, JsonNode tree) {
        String place = PLACES.getOrDefault(name, name);
        PythonJson.write(folderOf(place).resolve(lastOf(place) + ".json"), tree);
    }

    @Override
    public void put(String name, Variable variable) {
        ExtensionFiles.write(folderOf(name), lastOf(name), variable);
    }

    private Path folderOf(String place) {
        int slash = place.lastIndexOf('/');
        Path folder = slash < 0 ? root : root.resolve(place.substring(0, slash));
        ExtensionFiles.makeFolder(folder);
        return folder;
    }

    private static String lastOf(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    @Override
    public void finish() {}
}
