package org.hillock.postprocessing.folders;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Traced;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.store.Content;
import org.hillock.core.store.ExtractorJson;
import org.hillock.core.store.StagedOutput;
import org.hillock.core.store.ZarrOptions;
import org.hillock.core.store.ZarrSaver;
import org.hillock.core.store.ZarrSortingExtractor;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.zarr.ObjectFilter;
import org.hillock.core.zarr.ZarrGroup;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The peer's SortingAnalyzer zarr store. */
final class AnalyzerZarr {
    private static final String RECORDING = "recording";
    private static final String FACTS = "recording_info";
    private static final String MASK = "sparsity_mask";

    private AnalyzerZarr() {}

    static boolean is(Path folder) {
        return ZarrGroup.isStore(folder)
                && ZarrGroup.open(folder).attributes().has("spikeinterface_info")
                && ZarrGroup.open(folder).hasGroup(FACTS)
                && ZarrGroup.open(folder).hasGroup("sorting");
    }

    /** Writes a store without extensions and opens it. */
    static WaveformExtractor create(Path folder, ExtractorParts parts, boolean overwrite) {
        try (StagedOutput output = StagedOutput.folder(folder, overwrite, Optional.empty())) {
            write(output, parts);
            output.commit();
        }
        return open(folder, parts.recording());
    }

    static void write(StagedOutput output, ExtractorParts parts) {
        ZarrGroup root = ZarrGroup.create(output.path());
        Path target = output.target();
        ObjectNode attributes = PythonJson.NODES.objectNode();
        attributes.set("spikeinterface_info", AnalyzerFolder.info());
        attributes.putObject("settings").put("return_scaled", parts.scaled());
        root.writeAttributes(attributes);
        parts.recording().ifPresent(recording -> writeObject(root, RECORDING, recording, target));
        writeObject(root, "sorting_provenance", parts.sorting(), target);
        ObjectNode facts = PythonJson.NODES.objectNode();
        facts.set("recording_attributes", RecordingFacts.toJson(parts.info()));
        parts.info().probes().ifPresent(probes -> facts.set("probegroup", ProbeJson.toTree(probes.group())));
        root.createGroup(FACTS).writeAttributes(facts);
        parts.sparsity()
                .ifPresent(sparsity -> root.write(
                        MASK, sparsity.toArray(), ZarrOptions.standard().compressor()));
        ZarrSaver.write(parts.sorting(), root.createGroup("sorting"));
        root.createGroup("extensions");
        root.consolidate();
    }

    static void writeObject(ZarrGroup root, String name, Traced object, Path target) {
        if (object.provenance().isDumpable()) {
            ObjectNode dict = ExtractorJson.toDict(object, Optional.of(target));
            root.writeObjects(
                    name,
                    List.of(dict),
                    ObjectFilter.json(),
                    ZarrOptions.standard().compressor());
        } else if (object instanceof Recording) {
            System.getLogger(AnalyzerZarr.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "waveforms: the recording lives in memory only; " + target
                                    + " does not hold the way to it. Give it when loading.");
        }
    }

    /** Opens a store; the recording is the given one, else the one that the store names where it can be opened. */
    static WaveformExtractor open(Path folder, Optional<Recording> given) {
        Path root = folder.toAbsolutePath().normalize();
        ZarrGroup store = ZarrGroup.open(root);
        Sorting sorting = Sortings.toNumpySorting(
                new ZarrSortingExtractor(root, Optional.empty(), Optional.of("sorting")).open());
        ObjectNode facts = store.group(FACTS).attributes();
        RecordingInfo info = RecordingFacts.fromJson(
                facts.path("recording_attributes"),
                facts.optional("probegroup").filter(JsonNode::isObject),
                root.resolve(FACTS).resolve(".zattrs"));
        Optional<Recording> recording = given.or(() -> recording(store, root));
        Optional<ChannelSparsity> sparsity = store.hasArray(MASK)
                ? Optional.of(AnalyzerFolder.sparsity(
                        store.array(MASK).readAll(), sorting.getUnitIds(), info.channelIds(), root.resolve(MASK)))
                : Optional.empty();
        return Content.of(
                root,
                () -> WaveformExtractor.of(
                        sorting,
                        info,
                        recording,
                        sparsity,
                        AnalyzerFolder.scaled(store.attributes().optional("settings")),
                        new AnalyzerZarrStore(root, sorting.getUnitIds(), repair(store, sorting))));
    }

    private static SpikeOrderRepair repair(ZarrGroup store, Sorting sorting) {
        ZarrGroup spikes = store.group("sorting").group("spikes");
        long[] samples = spikes.array("sample_index").readAll().toLongs();
        int[] slices = spikes.array("segment_slices").readAll().toInts();
        int[] segments = new int[samples.length];
        for (int s = 0; 2 * s + 1 < slices.length; s++) {
            java.util.Arrays.fill(segments, slices[2 * s], slices[2 * s + 1], s);
        }
        return SpikeOrderRepair.of(
                samples, spikes.array("unit_index").readAll().toInts(), segments, sorting.getNumUnits());
    }

    private static Optional<Recording> recording(ZarrGroup store, Path root) {
        if (!store.hasArray(RECORDING)) {
            return Optional.empty();
        }
        try {
            return AnalyzerFolder.recording(store.array(RECORDING).readObjects().getFirst(), root);
        } catch (org.hillock.core.errors.HillockException e) {
            return AnalyzerFolder.unreachable(e, root);
        }
    }
}
