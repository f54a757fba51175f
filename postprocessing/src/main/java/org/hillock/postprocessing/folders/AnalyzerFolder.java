package org.hillock.postprocessing.folders;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.HillockException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.npy.PicklePlain;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.store.Content;
import org.hillock.core.store.ExtractorJson;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.NumpyFolderSorting;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.store.StagedOutput;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The peer's SortingAnalyzer folder ({@code binary_folder}). */
final class AnalyzerFolder {
    private static final String ATTRIBUTES = "recording_info/recording_attributes.json";
    private static final String PROBES = "recording_info/probegroup.json";
    private static final String SETTINGS = "settings.json";
    private static final String MASK = "sparsity_mask.npy";
    private static final System.Logger LOG = System.getLogger(AnalyzerFolder.class.getName());

    private AnalyzerFolder() {}

    static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve(ATTRIBUTES)) && Files.isDirectory(folder.resolve("sorting"));
    }

    /** Writes a folder without extensions and opens it. */
    static WaveformExtractor create(Path folder, ExtractorParts parts, boolean overwrite) {
        try (StagedOutput output = StagedOutput.folder(folder, overwrite, Optional.empty())) {
            write(output, parts);
            output.commit();
        }
        return open(folder, parts.recording());
    }

    static void write(StagedOutput output, ExtractorParts parts) {
        Path place = output.path();
        PythonJson.write(place.resolve("spikeinterface_info.json"), info());
        PythonJson.write(place.resolve(SETTINGS), PythonJson.NODES.objectNode().put("return_scaled", parts.scaled()));
        SortingSaver.saveToFolder(parts.sorting(), place.resolve("sorting"), false);
        if (parts.recording().isPresent() && parts.recording().get().checkIfDumpable()) {
            PythonJson.write(
                    place.resolve("recording.json"),
                    ExtractorJson.toDict(parts.recording().get(), Optional.of(output.target())));
        } else if (parts.recording().isPresent()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "waveforms: the recording lives in memory only; " + output.target()
                            + " does not hold the way to it. Give it when loading.");
        }
        if (parts.sorting().checkIfDumpable()) {
            PythonJson.write(
                    place.resolve("sorting_provenance.json"),
                    ExtractorJson.toDict(parts.sorting(), Optional.of(output.target())));
        }
        ExtensionFiles.makeFolder(place.resolve("recording_info"));
        PythonJson.write(place.resolve(ATTRIBUTES), RecordingFacts.toJson(parts.info()));
        RecordingFacts.probegroup(parts.info()).ifPresent(probes -> PythonJson.write(place.resolve(PROBES), probes));
        parts.sparsity().ifPresent(sparsity -> Npy.write(place.resolve(MASK), sparsity.toArray()));
        ExtensionFiles.makeFolder(place.resolve("extensions"));
    }

    static ObjectNode info() {
        return PythonJson.NODES
                .objectNode()
                .put("version", ExtractorJson.LAYOUT_VERSION)
                .put("dev_mode", false)
                .put("object", "SortingAnalyzer");
    }

    /** Opens a folder; the recording is the given one, else the one that the folder names where it can be opened. */
    static WaveformExtractor open(Path folder, Optional<Recording> given) {
        Path root = folder.toAbsolutePath().normalize();
        Sorting stored = new NumpyFolderSorting(root.resolve("sorting")).open();
        Sorting sorting = Sortings.toNumpySorting(stored);
        NdArray spikes = Npy.read(root.resolve("sorting").resolve("spikes.npy"));
        RecordingInfo info = RecordingFacts.fromJson(
                PythonJson.read(root.resolve(ATTRIBUTES)), optional(root.resolve(PROBES)), root.resolve(ATTRIBUTES));
        Optional<Recording> recording = given.or(() -> recording(root));
        SpikeOrderRepair repair = SpikeOrderRepair.of(spikes, sorting.getNumUnits());
        return Content.of(
                root,
                () -> WaveformExtractor.of(
                        sorting,
                        info,
                        recording,
                        sparsity(root.resolve(MASK), sorting.getUnitIds(), info.channelIds()),
                        scaled(optional(root.resolve(SETTINGS))),
                        new AnalyzerFolderStore(root, sorting.getUnitIds(), repair)));
    }

    private static Optional<JsonNode> optional(Path file) {
        return Files.isRegularFile(file) ? Optional.of(PythonJson.read(file)) : Optional.empty();
    }

    /** Older folders say nothing and are scaled; newer ones call it {@code return_in_uV}. */
    static boolean scaled(Optional<JsonNode> settings) {
        return settings.map(given -> given.path("return_scaled")
                        .asBoolean(given.path("return_in_uV").asBoolean(true)))
                .orElse(true);
    }

    private static Optional<ChannelSparsity> sparsity(Path file, Ids unitIds, Ids channelIds) {
        return Files.isRegularFile(file)
                ? Optional.of(sparsity(Npy.read(file), unitIds, channelIds, file))
                : Optional.empty();
    }

    static ChannelSparsity sparsity(NdArray stored, Ids unitIds, Ids channelIds, Path source) {
        int[] shape = stored.shape();
        if (shape.length != 2 || shape[0] != unitIds.size() || shape[1] != channelIds.size()) {
            throw new BrokenFileException(
                    source,
                    "must hold the channels of " + unitIds.size() + " units × " + channelIds.size()
                            + " channels. The folder is damaged.");
        }
        boolean[] flat = stored.toBooleans();
        boolean[][] mask = new boolean[shape[0]][];
        for (int unit = 0; unit < mask.length; unit++) {
            mask[unit] = java.util.Arrays.copyOfRange(flat, unit * shape[1], (unit + 1) * shape[1]);
        }
        return ChannelSparsity.of(mask, unitIds, channelIds);
    }

    private static Optional<Recording> recording(Path root) {
        Path json = root.resolve("recording.json");
        Path pickle = root.resolve("recording.pickle");
        try {
            if (Files.isRegularFile(json)) {
                return recording(PythonJson.read(json), root);
            }
            return Files.isRegularFile(pickle) ? recording(PicklePlain.read(pickle), root) : Optional.empty();
        } catch (HillockException e) {
            return unreachable(e, root);
        }
    }

    /** The recording that a dictionary describes; none, with a word in the log, where it can't be opened. */
    static Optional<Recording> recording(JsonNode dict, Path root) {
        try {
            return dict instanceof ObjectNode object && Extractors.fromDict(object, root) instanceof Recording recording
                    ? Optional.of(recording)
                    : Optional.empty();
        } catch (HillockException | java.io.UncheckedIOException e) {
            return unreachable(e, root);
        }
    }

    static Optional<Recording> unreachable(RuntimeException reason, Path root) {
        LOG.log(
                System.Logger.Level.WARNING,
                root + ": the recording can't be opened (" + reason.getMessage()
                        + "). The extractor is loaded without it; give the recording to compute more.");
        return Optional.empty();
    }
}
