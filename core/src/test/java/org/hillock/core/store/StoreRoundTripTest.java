package org.hillock.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Traced;
import org.hillock.core.probe.ContactShape;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.recording.Recordings;
import org.hillock.core.snippets.NumpySnippets;
import org.hillock.core.snippets.SnippetViews;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is saved in any form is loaded with all its facts, and lazy chains come back as the same chains. */
class StoreRoundTripTest {
    @TempDir
    Path folder;

    private static SaveOptions options() {
        return SaveOptions.standard()
                .withJobs(JobOptions.standard().withChunkSize(37).withProgressBar(false));
    }

    static Recording random(DType dtype, int seed) {
        Random random = new Random(seed);
        int channels = 1 + random.nextInt(6);
        List<NdArray> segments = new ArrayList<>();
        for (int s = 0; s < 1 + seed % 3; s++) {
            int n = 1 + random.nextInt(150);
            segments.add(numbers(dtype, random, n, channels));
        }
        Ids ids = seed % 2 == 0
                ? Ids.of(random.longs(-50, 1000).distinct().limit(channels).toArray())
                : Ids.of(IntStream.range(0, channels)
                        .mapToObj(i -> (9 - i) + "é" + i)
                        .toArray(String[]::new));
        Recording recording = clocks(NumpyRecording.of(24414.0625, ids, segments), random);
        if (seed % 4 != 0) {
            recording = withProbes(recording, random);
            channels = recording.getNumChannels();
        }
        if (seed % 3 != 0) {
            recording = Recordings.setChannelGains(
                    recording, random.doubles(channels).toArray());
            recording = Recordings.setChannelOffsets(
                    recording, random.doubles(channels).toArray());
        }
        for (DType each : DType.values()) {
            recording = Recordings.setProperty(recording, "p " + each, numbers(each, random, channels));
        }
        recording = Recordings.setProperty(recording, "cube", numbers(DType.FLOAT32, random, channels, 2, 3));
        recording = Recordings.setProperty(
                recording,
                "names",
                NdArray.ofStrings(IntStream.range(0, channels)
                        .mapToObj(i -> "😀".repeat(i % 2) + "n\u0301" + i)
                        .toArray(String[]::new)));
        boolean[] flags = new boolean[channels];
        flags[0] = true;
        recording = Recordings.setProperty(recording, "flags", NdArray.ofBooleans(flags));
        recording = Recordings.annotate(recording, "is_filtered", PythonJson.NODES.booleanNode(random.nextBoolean()));
        return Recordings.annotate(
                recording, "notes", PythonJson.parse("{\"a\": [1, 2.5, null, {\"b\": NaN}], \"ü\": \"\\n\\u0001\"}"));
    }

    private static Recording clocks(Recording recording, Random random) {
        Recording out = recording;
        for (int s = 0; s < recording.getNumSegments(); s++) {
            int kind = random.nextInt(3);
            if (kind == 1) {
                out = Recordings.setTStart(out, random.nextGaussian(), s);
            } else if (kind == 2) {
                double rate = recording.getSamplingFrequency() * 1.0001;
                int n = (int) recording.getNumSamples(s);
                out = Recordings.setTimes(
                        out,
                        IntStream.range(0, n).mapToDouble(i -> 3 + i / rate).toArray(),
                        s);
            }
        }
        return out;
    }

    private static Recording withProbes(Recording recording, Random random) {
        int channels = recording.getNumChannels();
        List<Probe> probes = new ArrayList<>();
        boolean deep = random.nextInt(3) == 0;
        for (int from = 0; from < channels; ) {
            int count = 1 + random.nextInt(channels - from);
            double[][] positions = new double[count][deep ? 3 : 2];
            for (double[] position : positions) {
                java.util.Arrays.setAll(position, i -> random.nextInt(10_000) / 7.0);
            }
            int first = from;
            Probe probe = Probe.empty(2, "um")
                    .setContacts(
                            java.util.Arrays.stream(positions)
                                    .map(p -> java.util.Arrays.copyOf(p, 2))
                                    .toArray(double[][]::new),
                            random.nextBoolean() ? ContactShape.circle(6.5) : ContactShape.rect(7, 9))
                    .setContactIds(IntStream.range(0, count)
                            .mapToObj(i -> "c" + (first + i))
                            .toList())
                    .setShankIds(
                            IntStream.range(0, count).mapToObj(i -> "" + i % 2).toList())
                    .annotate("name", "probe " + from)
                    .annotate("manufacturer", "acme")
                    .annotateContacts(
                            "impedance", NdArray.ofDoubles(random.doubles(count).toArray()))
                    .setDeviceChannelIndices(
                            IntStream.range(first, first + count).toArray());
            if (random.nextBoolean()) {
                probe = probe.createAutoShape();
            }
            probes.add(deep ? probe.to3d("xz") : probe);
            from += count;
        }
        return RecordingProbes.setProbes(recording, probes, GroupMode.BY_SHANK);
    }

    private static NdArray numbers(DType dtype, Random random, int... shape) {
        int n = IntStream.of(shape).reduce(1, (a, b) -> a * b);
        Object values =
                switch (dtype) {
                    case INT8, UINT8 -> {
                        byte[] bytes = new byte[n];
                        random.nextBytes(bytes);
                        yield bytes;
                    }
                    case INT16, UINT16 -> {
                        short[] shorts = new short[n];
                        for (int i = 0; i < n; i++) {
                            shorts[i] = (short) random.nextInt();
                        }
                        yield shorts;
                    }
                    case INT32, UINT32 -> random.ints(n).toArray();
                    case INT64, UINT64 -> random.longs(n).toArray();
                    case FLOAT32 -> {
                        float[] floats = new float[n];
                        for (int i = 0; i < n; i++) {
                            floats[i] = i % 5 == 3 ? Float.NaN : (float) random.nextGaussian();
                        }
                        yield floats;
                    }
                    case FLOAT64 ->
                        random.doubles(n)
                                .map(x -> x < 0.1 ? Double.NaN : x * 1e-7)
                                .toArray();
                };
        return NdArray.ofNumbers(dtype, values, shape);
    }

    static void assertSame(Recording loaded, Recording expected) {
        assertThat(loaded.getSamplingFrequency()).isEqualTo(expected.getSamplingFrequency());
        assertThat(loaded.getChannelIds()).isEqualTo(expected.getChannelIds());
        assertThat(loaded.getDtype()).isEqualTo(expected.getDtype());
        assertThat(loaded.getNumSegments()).isEqualTo(expected.getNumSegments());
        for (int s = 0; s < expected.getNumSegments(); s++) {
            assertThat(loaded.getTraces(s).toArray())
                    .isEqualTo(expected.getTraces(s).toArray());
            assertThat(loaded.hasTimeVector(s)).isEqualTo(expected.hasTimeVector(s));
            assertThat(loaded.getTStart(s)).isEqualTo(expected.getTStart(s));
            assertThat(loaded.getTimes(s)).isEqualTo(expected.getTimes(s));
        }
        assertThat(loaded.properties().keys())
                .containsExactlyInAnyOrderElementsOf(expected.properties().keys());
        expected.properties().asMap().forEach((key, values) -> {
            assertThat(loaded.properties().get(key)).as(key).isEqualTo(values);
            assertThat(loaded.properties().get(key).type()).as(key).isEqualTo(values.type());
        });
        assertThat(PythonJson.format(sorted(loaded.annotations())))
                .isEqualTo(PythonJson.format(sorted(expected.annotations())));
        assertThat(loaded.info().probes()).isEqualTo(expected.info().probes());
    }

    private static String probes(Recording recording) {
        return recording
                .getProbegroup()
                .map(group -> PythonJson.format(ProbeJson.toTree(group)))
                .orElse("none");
    }

    private static JsonNode sorted(ObjectNode node) {
        ObjectNode out = PythonJson.NODES.objectNode();
        node.propertyNames().stream().sorted().forEach(name -> out.set(name, node.get(name)));
        return out;
    }

    private static Stream<Arguments> recordings() {
        return IntStream.range(0, 24).mapToObj(seed -> Arguments.of(DType.values()[seed % 10], seed));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("recordings")
    void recordingsComeBackFromFoldersAndStores(DType dtype, int seed) throws IOException {
        Recording recording = random(dtype, seed);
        Recording binary = RecordingSaver.saveToFolder(recording, folder.resolve("binary"), options());
        assertSame(binary, recording);
        Recording zarr = ZarrSaver.save(recording, folder.resolve("store.zarr"), options(), ZarrOptions.standard());
        assertSame(zarr, recording);
        Path moved = Files.createDirectories(folder.resolve("else where/é"));
        Files.move(folder.resolve("binary"), moved.resolve("b"));
        Files.move(folder.resolve("store.zarr"), moved.resolve("z.zarr"));
        assertSame(Extractors.loadRecording(moved.resolve("b")), recording);
        assertSame(Extractors.loadRecording(moved.resolve("z.zarr")), recording);
        Recording again = ZarrSaver.save(
                Extractors.loadRecording(moved.resolve("b")),
                folder.resolve("again"),
                options(),
                ZarrOptions.standard().withChannelChunkSize(2));
        assertSame(again, recording);
    }

    @Test
    void anotherTypeIsRoundedOnTheWay() {
        Recording recording =
                NumpyRecording.of(1000, NdArray.ofDoubles(new double[] {0.5, 1.5, -2.5, 1e9, Double.NaN, -1e9}, 3, 2));
        Recording saved = RecordingSaver.saveToFolder(
                recording, folder.resolve("small"), options().withDtype(DType.INT16));
        assertThat(saved.getTraces().toArray())
                .isEqualTo(NdArray.ofNumbers(DType.INT16, new short[] {0, 2, -2, 32767, 0, -32768}, 3, 2));
        assertThatThrownBy(() -> ZarrSaver.save(
                        recording, folder.resolve("z"), options().withDtype(DType.INT16), ZarrOptions.standard()))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("astype");
        assertThat(folder.resolve("z.zarr")).doesNotExist();
    }

    private static Sorting sorting(int seed) {
        Random random = new Random(seed);
        int units = random.nextInt(1, 6);
        int spikes = seed == 0 ? 0 : random.nextInt(400);
        int segments = 1 + random.nextInt(3);
        SpikeVector vector = SpikeVector.fromColumns(
                random.longs(spikes, 0, seed % 2 == 0 ? 5_000_000_000L : 3000).toArray(),
                random.ints(spikes, 0, Math.max(1, units - 1)).toArray(),
                random.ints(spikes, 0, segments).toArray(),
                segments,
                units);
        Ids ids = seed % 2 == 0
                ? Ids.of(random.longs(-5, 1L << 40).distinct().limit(units).toArray())
                : Ids.of(IntStream.range(0, units)
                        .mapToObj(i -> "#" + (units - i))
                        .toArray(String[]::new));
        Sorting sorting = NumpySorting.of(vector, 30000.5, ids);
        for (DType each : DType.values()) {
            sorting = Sortings.setProperty(sorting, "p " + each, numbers(each, random, units, 2));
        }
        sorting = Sortings.setProperty(
                sorting,
                "label",
                NdArray.ofStrings(IntStream.range(0, units)
                        .mapToObj(i -> i == 0 ? "" : "ü" + i)
                        .toArray(String[]::new)));
        return Sortings.setAnnotation(sorting, "who", PythonJson.parse("[1, null, {\"x\": \"y\"}]"), true);
    }

    private static void assertSame(Sorting loaded, Sorting expected, boolean described) {
        assertThat(loaded.getSamplingFrequency()).isEqualTo(expected.getSamplingFrequency());
        assertThat(loaded.getUnitIds()).isEqualTo(expected.getUnitIds());
        assertThat(loaded.getNumSegments()).isEqualTo(expected.getNumSegments());
        assertThat(loaded.toSpikeVector().toArray())
                .isEqualTo(expected.toSpikeVector().toArray());
        if (described) {
            assertThat(loaded.properties()).isEqualTo(expected.properties());
            assertThat(loaded.annotations()).isEqualTo(expected.annotations());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void sortingsComeBackFromFoldersStoresAndFiles(int seed) throws IOException {
        Sorting sorting = sorting(seed);
        assertSame(SortingSaver.saveToFolder(sorting, folder.resolve("numpy"), false), sorting, true);
        assertSame(SortingSaver.saveToNpzFolder(sorting, folder.resolve("npz"), false), sorting, true);
        assertSame(ZarrSaver.save(sorting, folder.resolve("zarr"), false), sorting, true);
        NpzSortingExtractor.writeSorting(sorting, folder.resolve("s.npz"), false);
        assertSame(Extractors.loadSorting(folder.resolve("s.npz")), sorting, false);
        Path moved = Files.createDirectories(folder.resolve("moved"));
        for (String name : new String[] {"numpy", "npz", "zarr.zarr"}) {
            Files.move(folder.resolve(name), moved.resolve(name));
            assertSame(Extractors.loadSorting(moved.resolve(name)), sorting, true);
        }
        Sorting chain = Sortings.selectUnits(Extractors.loadSorting(moved.resolve("npz")), sorting.getUnitIds());
        Dumps.dump(chain, moved.resolve("chain.json"), Optional.of(moved), Optional.empty());
        Files.move(moved, folder.resolve("moved again"));
        Sorting back = Extractors.loadSorting(folder.resolve("moved again/chain.json"));
        assertThat(back).hasToString(chain.toString());
        assertSame(back, sorting, false);
    }

    @Test
    void snippetsComeBackFromTheirFolder() {
        Random random = new Random(4);
        Snippets snippets = NumpySnippets.of(
                List.of(numbers(DType.FLOAT32, random, 5, 8, 3), numbers(DType.FLOAT32, random, 0, 8, 3)),
                List.of(new long[] {3, 7, 9, 20, 6_000_000_000L}, new long[0]),
                30000,
                Optional.of(2),
                Optional.of(Ids.of("x", "y", "z")));
        snippets = SnippetViews.setProperty(snippets, "quality", NdArray.ofStrings(new String[] {"a", "b", "c"}));
        snippets = SnippetViews.setProperty(snippets, "gain_to_uV", NdArray.ofDoubles(new double[] {1, 2, 3}));
        snippets = snippets.withMetadata(
                snippets.properties(), snippets.annotations().deepCopy().put("who", "me"));
        Snippets loaded = NpyFolderSnippets.save(snippets, folder.resolve("snippets"), false);
        for (int s = 0; s < 2; s++) {
            assertThat(loaded.getSnippets(s).toArray())
                    .isEqualTo(snippets.getSnippets(s).toArray());
            assertThat(loaded.getFrames(s)).isEqualTo(snippets.getFrames(s));
        }
        assertThat(loaded.properties()).isEqualTo(snippets.properties());
        assertThat(loaded.annotations()).isEqualTo(snippets.annotations());
        assertThat(loaded.nbefore()).hasValue(2);
        assertThat(loaded.getChannelIds()).isEqualTo(snippets.getChannelIds());
    }

    private static List<Recording> chains(Recording saved) {
        Recording first = Recordings.selectSegmentRecording(saved, 0);
        Recording cut = Recordings.frameSlice(first, 1, first.getNumSamples(0));
        Ids ids = saved.getChannelIds();
        Ids names =
                Ids.of(IntStream.range(0, 2 * ids.size()).mapToObj(i -> "n" + i).toArray(String[]::new));
        Recording bare = Recordings.clearChannelLocations(saved);
        return List.of(
                saved,
                cut,
                Recordings.channelSlice(cut, ids.take(new int[] {ids.size() - 1}), Ids.of("x")),
                Recordings.concatenateRecordings(List.of(saved, cut, first)),
                Recordings.appendRecordings(List.of(cut, Recordings.concatenateRecordings(List.of(saved)))),
                Recordings.aggregateChannels(List.of(bare, bare), names));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5})
    void lazyChainsComeBackAsTheSameChains(int seed) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Recording saved = RecordingSaver.saveToFolder(random(DType.INT16, seed), home.resolve("rec"), options());
        int number = 0;
        for (Recording chain : chains(saved)) {
            number++;
            for (String ending : new String[] {".json", ".pkl", ".pickle"}) {
                Path file = home.resolve("chain" + number + ending);
                Dumps.dump(chain, file);
                sameChain(Extractors.load(file), chain, true);
                Path relative = home.resolve("sub").resolve("relative" + number + ending);
                Dumps.dump(
                        chain, relative, Optional.of(home.resolve("sub")), Optional.of(home.resolve("meta" + number)));
            }
        }
        Path moved = Files.move(home, folder.resolve("moved"));
        number = 0;
        for (Recording chain : chains(Extractors.loadRecording(moved.resolve("rec")))) {
            number++;
            for (String ending : new String[] {".json", ".pkl", ".pickle"}) {
                Recording back =
                        sameChain(Extractors.load(moved.resolve("sub/relative" + number + ending)), chain, true);
                assertThat(back.properties().asMap())
                        .as(chain.toString())
                        .isEqualTo(chain.properties().asMap());
                assertThat(probes(back)).isEqualTo(probes(chain));
            }
        }
    }

    private static Recording sameChain(Traced loaded, Recording chain, boolean values) {
        Recording back = (Recording) loaded;
        assertThat(back).hasToString(chain.toString());
        assertThat(PythonJson.format(ExtractorJson.toDict(back).get("kwargs")))
                .isEqualTo(PythonJson.format(ExtractorJson.toDict(chain).get("kwargs")));
        assertThat(ExtractorJson.toDict(back).get("class"))
                .isEqualTo(ExtractorJson.toDict(chain).get("class"));
        for (int s = 0; values && s < chain.getNumSegments(); s++) {
            assertThat(back.getTraces(s).toArray()).isEqualTo(chain.getTraces(s).toArray());
        }
        return back;
    }

    @Test
    void whatCannotBeDumpedSaysSo() {
        Recording memory = random(DType.INT16, 1);
        assertThat(memory.checkIfDumpable()).isFalse();
        assertThatThrownBy(() ->
                        Dumps.dump(Recordings.channelSlice(memory, memory.getChannelIds()), folder.resolve("x.json")))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("NumpyRecording")
                .hasMessageContaining("Save it to a folder first");
        Recording saved = RecordingSaver.saveToFolder(memory, folder.resolve("rec"), options());
        assertThatThrownBy(() -> Dumps.dump(saved, folder.resolve("x.yaml")))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("x.yaml must end in .json, .pkl or .pickle");
        assertThat(folder.resolve("x.json")).doesNotExist();
        assertThat(folder.resolve("x.yaml")).doesNotExist();
    }

    @Test
    void unknownClassesAndOtherKindsAreNamed() throws IOException {
        Path file = folder.resolve("x.json");
        Files.writeString(file, "{\"class\": \"os.system\", \"kwargs\": {\"command\": \"touch /tmp/x\"}}");
        assertThatThrownBy(() -> Extractors.load(file))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageStartingWith(file + ": load: class 'os.system' must be one that is known here");
        Files.writeString(file, "{\"class\": \"a.ChannelSliceRecording\", \"kwargs\": {\"parent_recording\": 3}}");
        assertThatThrownBy(() -> Extractors.load(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(file + ": channel_slice: parent_recording must be");
        Files.writeString(
                file,
                "{\"class\": \"a.BinaryFolderRecording\", \"kwargs\": {\"folder_path\": \"nowhere\"}, \"relative_paths\": true}");
        assertThatThrownBy(() -> Extractors.load(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(folder.resolve("nowhere") + ": holds no binary.json");
        SortingSaver.saveToFolder(sorting(1), folder.resolve("sorting"), false);
        assertThatThrownBy(() -> Extractors.loadRecording(folder.resolve("sorting")))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("must hold a recording (it holds a Sorting)");
        assertThatThrownBy(() -> Extractors.load(folder.resolve("missing")))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(folder.resolve("missing") + ": no such file or folder. Check the path.");
        assertThatThrownBy(() -> Extractors.load(Files.createDirectories(folder.resolve("empty"))))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("si_folder.json");
    }
}
