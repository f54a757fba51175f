package org.hillock.testkit.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.core.codecs.Codec;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Traced;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.snippets.NumpySnippets;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.store.BinaryWriting;
import org.hillock.core.store.Dumps;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.NpyFolderSnippets;
import org.hillock.core.store.NpzSortingExtractor;
import org.hillock.core.store.RecordingSaver;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.store.ZarrOptions;
import org.hillock.core.store.ZarrSaver;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.PreprocessingPipeline;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes objects of every kind for Python to read. */
final class MadeHere {
    private final Path folder;
    private final Map<String, Traced> objects = new LinkedHashMap<>();
    private final ArrayNode entries = PythonJson.NODES.arrayNode();

    MadeHere(Path folder) {
        this.folder = folder;
    }

    /** What was written, by name. */
    Map<String, Traced> objects() {
        return objects;
    }

    void write() throws IOException {
        binaryFolders();
        zarrStores();
        sortings();
        snippets();
        flatFile();
        chains();
        PythonJson.write(folder.resolve("objects.json"), entries);
    }

    private ObjectNode add(String name, Path path, Traced object, String loader) {
        objects.put(name, object);
        return entries.addObject()
                .put("name", name)
                .put("path", folder.relativize(path).toString())
                .put("loader", loader)
                .put("approximate", false);
    }

    private static SaveOptions quietly() {
        return SaveOptions.standard()
                .withJobs(JobOptions.standard().withProgressBar(false).withChunkSize(110));
    }

    private void binaryFolders() {
        for (DType dtype : DType.values()) {
            int i = dtype.ordinal();
            Recording recording = RandomObjects.recording(1000 + i, dtype, i % 2 == 1, i % 3);
            Path path = folder.resolve("binary_" + dtype);
            RecordingSaver.saveToFolder(recording, path, quietly());
            add("binary_" + dtype, path, recording, "load");
        }
        Recording other = RandomObjects.recording(1020, DType.INT32, true, 1);
        Path path = folder.resolve("binary_as_float64");
        RecordingSaver.saveToFolder(other, path, quietly().withDtype(DType.FLOAT64));
        add("binary_as_float64", path, Extractors.load(path), "load");
    }

    private void zarrStores() {
        for (DType dtype : DType.values()) {
            int i = dtype.ordinal();
            Recording recording = RandomObjects.recording(1100 + i, dtype, i % 2 == 0, (i + 1) % 3);
            Path path = folder.resolve("zarr_" + dtype + ".zarr");
            ZarrSaver.save(recording, path, quietly(), ZarrOptions.standard());
            add("zarr_" + dtype, path, recording, "load");
        }
        Map<String, Optional<Codec>> compressors = new LinkedHashMap<>();
        compressors.put("none", Optional.empty());
        for (String simple : List.of(
                "{\"id\": \"zlib\", \"level\": 3}",
                "{\"id\": \"gzip\", \"level\": 2}",
                "{\"id\": \"zstd\", \"level\": 3}",
                "{\"id\": \"lz4\", \"acceleration\": 1}",
                "{\"id\": \"lzma\", \"format\": 1, \"check\": -1, \"preset\": 1, \"filters\": null}")) {
            var node = PythonJson.parse(simple);
            compressors.put(node.path("id").stringValue(), Optional.of(Codec.parse(node)));
        }
        for (String cname : List.of("lz4", "zlib", "zstd")) {
            for (int shuffle = 0; shuffle < 3; shuffle++) {
                compressors.put(
                        "blosc_" + cname + "_" + shuffle,
                        Optional.of(Codec.parse(PythonJson.parse("{\"id\": \"blosc\", \"cname\": \"" + cname
                                + "\", \"clevel\": 4, \"shuffle\": " + shuffle + ", \"blocksize\": 0}"))));
            }
        }
        int i = 0;
        for (Map.Entry<String, Optional<Codec>> compressor : compressors.entrySet()) {
            Recording recording = RandomObjects.recording(1200 + i, DType.values()[i % 10], false, 0);
            Path path = folder.resolve("packed_" + compressor.getKey() + ".zarr");
            ZarrOptions options = ZarrOptions.standard().withCompressor(compressor.getValue());
            ZarrSaver.save(recording, path, quietly(), i++ % 2 == 0 ? options : options.withChannelChunkSize(3));
            add("packed_" + compressor.getKey(), path, recording, "load");
        }
        Recording recording = RandomObjects.recording(1300, DType.INT16, true, 0);
        Path path = folder.resolve("packed_delta.zarr");
        ZarrSaver.save(
                recording,
                path,
                quietly(),
                ZarrOptions.standard().withFilters(List.of(ZarrOptions.delta(DType.INT16))));
        add("packed_delta", path, recording, "load");
    }

    private void sortings() {
        for (boolean texts : new boolean[] {false, true}) {
            String suffix = texts ? "str" : "int";
            Sorting sorting = RandomObjects.sorting(2000, texts);
            Path numpy = folder.resolve("sorting_numpy_" + suffix);
            SortingSaver.saveToFolder(sorting, numpy, false);
            add("sorting_numpy_" + suffix, numpy, sorting, "load");
            Path npz = folder.resolve("sorting_npz_folder_" + suffix);
            SortingSaver.saveToNpzFolder(sorting, npz, false);
            add("sorting_npz_folder_" + suffix, npz, sorting, "load");
            Path zarr = folder.resolve("sorting_" + suffix + ".zarr");
            ZarrSaver.save(sorting, zarr, false);
            add("sorting_zarr_" + suffix, zarr, sorting, "load");
            Path file = folder.resolve("sorting_" + suffix + ".npz");
            NpzSortingExtractor.writeSorting(sorting, file, false);
            add("sorting_npz_" + suffix, file, Extractors.load(file), "npz");
        }
    }

    private void snippets() {
        Recording recording = RandomObjects.recording(2100, DType.FLOAT32, true, 0);
        List<NdArray> cutouts = new ArrayList<>();
        List<long[]> frames = List.of(new long[] {12, 40, 41, 99}, new long[] {77});
        for (int segment = 0; segment < 2; segment++) {
            int count = frames.get(segment).length;
            cutouts.add(recording
                    .getTraces(segment, 0, 25L * count)
                    .toArray()
                    .reshape(count, 25, recording.getNumChannels()));
        }
        Snippets snippets =
                NumpySnippets.of(cutouts, frames, 20_000, Optional.of(10), Optional.of(recording.getChannelIds()));
        Path path = folder.resolve("snippets");
        NpyFolderSnippets.save(snippets, path, false);
        add("snippets", path, snippets, "load");
    }

    private void flatFile() {
        Recording recording =
                Recordings.selectSegmentRecording(RandomObjects.recording(2200, DType.INT16, false, 0), 1);
        Path file = BinaryWriting.standard()
                .withByteOffset(48)
                .write(recording, List.of(folder.resolve("flat")), quietly().withDtype(DType.FLOAT32))
                .getFirst();
        Recording read = new org.hillock.core.store.BinaryRecordingExtractor(
                        List.of(file),
                        20_000,
                        Optional.empty(),
                        recording.getNumChannels(),
                        "float32",
                        Optional.empty(),
                        0,
                        48,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .open();
        add("flat", file, read, "binary")
                .putObject("arguments")
                .put("sampling_frequency", 20_000.0)
                .put("dtype", "float32")
                .put("num_channels", recording.getNumChannels())
                .put("file_offset", 48);
    }

    private static Recording step(Recording recording, String steps) {
        return PreprocessingPipeline.parse(steps).apply(recording);
    }

    /** Lazy chains on a saved folder, dumped with paths relative to their own folder, which is moved afterwards. */
    private void chains() throws IOException {
        Path home = Files.createDirectory(folder.resolve("before_the_move"));
        Recording base = RecordingSaver.saveToFolder(
                RandomObjects.recording(2300, DType.INT16, true, 0, OptionalInt.of(4000)),
                home.resolve("source"),
                quietly());
        Recording first = Recordings.selectSegmentRecording(base, 0);
        Ids ids = base.getChannelIds();
        Map<String, Recording> chains = new LinkedHashMap<>();
        chains.put("slice", Recordings.channelSlice(base, ids.take(new int[] {3, 0, 2}), Ids.of("x", "y", "z")));
        chains.put("frames", Recordings.frameSlice(first, 100, 2000));
        chains.put("concatenate", Recordings.concatenateRecordings(List.of(base, base)));
        chains.put("append", Recordings.appendRecordings(List.of(first, base)));
        chains.put(
                "aggregate",
                Recordings.aggregateChannels(List.of(
                        Recordings.selectChannels(base, ids.take(new int[] {1, 0})),
                        Recordings.selectChannels(base, ids.take(new int[] {4, 2})))));
        chains.put("astype", step(base, "{\"astype\": {\"dtype\": \"int32\"}}"));
        chains.put("clip", step(base, "{\"clip\": {\"a_min\": -500, \"a_max\": 500}}"));
        chains.put("rectify", step(base, "{\"astype\": {\"dtype\": \"float32\"}, \"rectify\": {}}"));
        Map<String, Recording> rough = new LinkedHashMap<>();
        String floats = "{\"astype\": {\"dtype\": \"float32\"}, ";
        rough.put("bandpass", step(base, floats + "\"bandpass_filter\": {\"freq_min\": 300, \"freq_max\": 6000}}"));
        rough.put("notch", step(base, floats + "\"notch_filter\": {\"freq\": 3000, \"q\": 10}}"));
        rough.put("reference", step(base, floats + "\"common_reference\": {}}"));
        rough.put("scale", step(base, "{\"scale\": {\"gain\": 0.25, \"offset\": 3.5, \"dtype\": \"float32\"}}"));
        rough.put(
                "zscore",
                step(base, "{\"zscore\": {\"num_chunks_per_segment\": 3, \"chunk_size\": 500, \"seed\": 1}}"));
        rough.put(
                "whiten",
                step(base, floats + "\"whiten\": {\"num_chunks_per_segment\": 3, \"chunk_size\": 500, \"seed\": 1}}"));
        rough.put(
                "deep",
                step(
                        Recordings.selectChannels(base, ids.take(new int[] {5, 2, 1, 0})),
                        floats
                                + "\"bandpass_filter\": {\"freq_min\": 400, \"freq_max\": 5000}, \"common_reference\": {}}"));
        for (Map<String, Recording> some : List.of(chains, rough)) {
            some.forEach((name, recording) -> Dumps.dump(
                    recording, home.resolve("chain_" + name + ".json"), Optional.of(home), Optional.empty()));
        }
        Sorting sorting = SortingSaver.saveToFolder(RandomObjects.sorting(2400, true), home.resolve("sorting"), false);
        Sorting units = Sortings.selectUnits(sorting, sorting.getUnitIds().take(new int[] {3, 0}));
        Dumps.dump(units, home.resolve("chain_units.json"), Optional.of(home), Optional.empty());
        Path moved = Files.move(home, folder.resolve("after_the_move"));
        for (Map<String, Recording> some : List.of(chains, rough)) {
            for (String name : some.keySet()) {
                Path json = moved.resolve("chain_" + name + ".json");
                Traced back = Extractors.load(json);
                add("chain_" + name + "_json", json, back, "relative").put("approximate", some == rough);
                Path pickle = moved.resolve("chain_" + name + ".pkl");
                Dumps.dumpToPickle(back, pickle);
                add("chain_" + name + "_pkl", pickle, back, "load").put("approximate", some == rough);
            }
        }
        Path json = moved.resolve("chain_units.json");
        add("chain_units", json, Extractors.load(json), "relative");
    }
}
