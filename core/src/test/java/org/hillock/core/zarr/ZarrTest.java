package org.hillock.core.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.core.Damage;
import org.hillock.core.Samples;
import org.hillock.core.Shared;
import org.hillock.core.codecs.Blosc;
import org.hillock.core.codecs.Codec;
import org.hillock.core.codecs.Gzip;
import org.hillock.core.codecs.Lz4;
import org.hillock.core.codecs.Lzma;
import org.hillock.core.codecs.Zlib;
import org.hillock.core.codecs.Zstd;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.HillockException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.NumpyType;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ZarrTest {
    private static final List<Optional<Codec>> COMPRESSORS = List.of(
            Optional.empty(),
            Optional.of(Codec.defaultForTraces()),
            Optional.of(Codec.defaultForZarr()),
            Optional.of(new Blosc(Blosc.Inner.ZLIB, 3, Blosc.Shuffling.BYTE, 512)),
            Optional.of(new Zlib(1)),
            Optional.of(new Gzip(1)),
            Optional.of(new Zstd(3, false)),
            Optional.of(new Lz4(1)),
            Optional.of(new Lzma(1, -1, 1, true)));

    @TempDir
    Path folder;

    private static long[] longs(int[] shape) {
        return IntStream.of(shape).asLongStream().toArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void arraysOfEveryKindComeBackWholeAndInParts(long seed) {
        Random random = new Random(seed);
        ZarrGroup group = ZarrGroup.create(folder.resolve("s.zarr"));
        Samples.all(random).forEach((name, array) -> {
            ArrayMetadata metadata = ArrayMetadata.of(NumpyType.of(array.type()), longs(array.shape()))
                    .withChunks(IntStream.of(array.shape())
                            .map(n -> 1 + random.nextInt(n + 2))
                            .toArray())
                    .withCompressor(COMPRESSORS.get(random.nextInt(COMPRESSORS.size())))
                    .withLayout(random.nextBoolean(), random.nextBoolean() ? '.' : '/');
            if (array.type() instanceof org.hillock.core.values.ElementType.Numeric(DType dtype)
                    && random.nextInt(3) == 0) {
                NumpyType.Numeric type = (NumpyType.Numeric) NumpyType.of(dtype);
                boolean exact = dtype.isInteger(); // running sums of floats round
                metadata = exact ? metadata.withFilters(List.of(new DeltaFilter(type, type))) : metadata;
            }
            group.createArray(name, metadata).writeAll(array);
            ZarrArray read = ZarrGroup.open(group.folder()).array(name);
            String what = "seed " + seed + " " + name + " " + PythonJson.formatCompact(metadata.toJson());
            assertThat(read.readAll()).as(what).isEqualTo(array);
            assertThat(PythonJson.formatCompact(read.metadata().toJson()))
                    .isEqualTo(PythonJson.formatCompact(metadata.toJson()));
            for (int i = 0; i < 5 && array.rank() > 0; i++) {
                int from = random.nextInt(array.length() + 1);
                int to = from + random.nextInt(array.length() - from + 1);
                assertThat(read.readRows(from, to)).as(what).isEqualTo(array.slice(from, to));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void blocksAreTheBlocksOfTheWhole(long seed) {
        Random random = new Random(seed);
        NdArray array = Samples.numbers(random, DType.INT16, 50, 12);
        for (boolean fortran : new boolean[] {false, true}) {
            ArrayMetadata metadata = ArrayMetadata.of(NumpyType.of(array.type()), 50, 12)
                    .withChunks(7, 5)
                    .withLayout(fortran, '.');
            ZarrArray written =
                    ZarrGroup.create(folder.resolve(seed + "" + fortran)).createArray("a", metadata);
            written.writeAll(array);
            for (int i = 0; i < 40; i++) {
                int r = random.nextInt(50);
                int c = random.nextInt(12);
                int rows = random.nextInt(50 - r);
                int columns = random.nextInt(12 - c);
                NdArray block = written.read(new long[] {r, c}, new long[] {r + rows, c + columns});
                short[] expected = new short[rows * columns];
                for (int k = 0; k < expected.length; k++) {
                    expected[k] = (short) array.longAt((r + k / columns) * 12 + c + k % columns);
                }
                assertThat(block).isEqualTo(NdArray.ofNumbers(DType.INT16, expected, rows, columns));
            }
        }
    }

    @Test
    void chunksWrittenAndReadByManyThreadsAreTheSame() throws IOException {
        NdArray array = Samples.numbers(new Random(1), DType.INT16, 10_000, 16);
        ArrayMetadata metadata = ArrayMetadata.of(NumpyType.of(array.type()), 10_000, 16)
                .withChunks(300, 16)
                .withCompressor(Optional.of(Codec.defaultForTraces()));
        ZarrGroup one = ZarrGroup.create(folder.resolve("one"));
        one.createArray("a", metadata).writeAll(array);
        ZarrArray many = ZarrGroup.create(folder.resolve("many")).createArray("a", metadata);
        IntStream.range(0, 34)
                .parallel()
                .forEach(i -> many.writeRows(i * 300L, array.slice(i * 300, Math.min(10_000, (i + 1) * 300))));
        for (int i = 0; i < 34; i++) {
            assertThat(folder.resolve("many/a/" + i + ".0"))
                    .hasSameBinaryContentAs(folder.resolve("one/a/" + i + ".0"));
        }
        ChunkCache cache = new ChunkCache(40_000);
        ZarrArray read = ZarrGroup.open(folder.resolve("many"), cache).array("a");
        IntStream.range(0, 500).parallel().forEach(i -> {
            int from = i * 19;
            assertThat(read.readRows(from, from + 450)).isEqualTo(array.slice(from, from + 450));
            assertThat(cache.bytes()).isBetween(0L, 40_000L);
        });
        try (Stream<Path> files = Files.list(folder.resolve("many/a"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void missingChunksAreTheFillValue() throws IOException {
        ZarrArray array = ZarrGroup.create(folder.resolve("s"))
                .createArray(
                        "a",
                        ArrayMetadata.of(NumpyType.of(DType.FLOAT64), 10)
                                .withChunks(4)
                                .withFillValue(PythonJson.NODES.stringNode("NaN")));
        array.writeChunk(new long[] {1}, NdArray.ofDoubles(new double[] {1, 2, 3, 4}));
        double nan = Double.NaN;
        assertThat(array.readAll())
                .isEqualTo(NdArray.ofDoubles(new double[] {nan, nan, nan, nan, 1, 2, 3, 4, nan, nan}));
        assertThat(array.hasChunk(1)).isTrue();
        assertThat(array.hasChunk(0)).isFalse();
        assertThat(Files.readString(folder.resolve("s/a/.zarray"))).contains("\"fill_value\": \"NaN\"");
    }

    @Test
    void wrongPartsAreRefused() {
        ZarrGroup group = ZarrGroup.create(folder.resolve("s"));
        ZarrArray array = group.createArray(
                "a", ArrayMetadata.of(NumpyType.of(DType.INT16), 10, 3).withChunks(4, 2));
        Random random = new Random(0);
        wrong(() -> array.writeRows(2, Samples.numbers(random, DType.INT16, 4, 3)));
        wrong(() -> array.writeRows(4, Samples.numbers(random, DType.INT16, 3, 3)));
        wrong(() -> array.writeRows(8, Samples.numbers(random, DType.INT16, 4, 3)));
        wrong(() -> array.writeRows(0, Samples.numbers(random, DType.INT16, 4, 2)));
        wrong(() -> array.writeRows(0, Samples.numbers(random, DType.INT32, 4, 3)));
        wrong(() -> array.writeAll(Samples.numbers(random, DType.INT16, 10)));
        wrong(() -> array.writeChunk(new long[] {3, 0}, Samples.numbers(random, DType.INT16, 4, 2)));
        wrong(() -> array.readRows(5, 11));
        wrong(() -> array.readRows(5, 4));
        wrong(() -> array.read(new long[] {0}, new long[] {1}));
        wrong(() -> group.createArray("a", array.metadata()));
        wrong(() -> group.createArray("../a", array.metadata()));
        wrong(() -> ZarrGroup.create(folder.resolve("s")));
        wrong(() -> ArrayMetadata.of(NumpyType.of(DType.INT16), 10).withChunks(0));
        wrong(() -> ArrayMetadata.of(NumpyType.of(DType.INT16), 1L << 40).withChunks(1 << 30));
        array.writeRows(8, Samples.numbers(random, DType.INT16, 2, 3));
        assertThatThrownBy(() -> group.array("b"))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("Known are [a]");
    }

    private static void wrong(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(WrongArgumentException.class);
    }

    @Test
    void objectsAndAttributesComeBack() throws IOException {
        ZarrGroup group = ZarrGroup.create(folder.resolve("s"));
        var attributes = PythonJson.NODES.objectNode().put("b", Double.NaN).put("a", "ä");
        group.writeAttributes(attributes);
        List<JsonNode> items = new ArrayList<>();
        PythonJson.parse("[{\"class\": \"x\", \"n\": [1, 2.5, null]}, \"text\", 3]")
                .forEach(items::add);
        group.writeObjects("json", items, ObjectFilter.json(), Optional.of(Codec.defaultForZarr()));
        List<JsonNode> texts = List.of(PythonJson.NODES.stringNode("a"), PythonJson.NODES.stringNode("ä中"));
        group.createGroup("deep/er").writeObjects("texts", texts, ObjectFilter.texts(), Optional.empty());
        group.consolidate();
        for (boolean consolidatedOnly : new boolean[] {false, true}) {
            ZarrGroup read = ZarrGroup.open(folder.resolve("s"));
            assertThat(PythonJson.formatCompact(read.attributes())).isEqualTo(PythonJson.formatCompact(attributes));
            assertThat(read.array("json").readObjects().toString()).isEqualTo(items.toString());
            assertThat(read.array("deep/er/texts").readAll().toStrings()).containsExactly("a", "ä中");
            assertThat(read.arrayNames()).containsExactly("json");
            assertThat(read.groupNames()).containsExactly("deep");
            assertThat(read.group("deep").groupNames()).containsExactly("er");
            assertThatThrownBy(() -> read.array("json").readAll())
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("mixed kinds");
            try (Stream<Path> files = Files.walk(folder.resolve("s"))) {
                for (Path file : files.filter(f -> f.getFileName().toString().matches("\\.z(group|attrs|array)"))
                        .toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void damagedStoresGiveOneClearLine() throws IOException {
        Random random = new Random(3);
        Path root = folder.resolve("s");
        ZarrGroup group = ZarrGroup.create(root);
        NumpyType.Numeric i8 = (NumpyType.Numeric) NumpyType.of(DType.INT64);
        for (int c = 0; c < COMPRESSORS.size(); c++) {
            NdArray array = c % 2 == 0 ? Samples.numbers(random, DType.INT64, 90, 5) : Samples.texts(random, 90, 5);
            String name = "a" + c;
            group.createArray(
                            name,
                            ArrayMetadata.of(NumpyType.of(array.type()), 90, 5)
                                    .withChunks(50, 5)
                                    .withCompressor(COMPRESSORS.get(c))
                                    .withFilters(c % 4 == 0 ? List.of(new DeltaFilter(i8, i8)) : List.of()))
                    .writeAll(array);
            Damage.Reader reader = () -> ZarrGroup.open(root).array(name).readAll();
            Path chunk = root.resolve(name + "/1.0");
            assertThat(Damage.cut(chunk, reader)).isGreaterThan(100);
            Damage.change(chunk, c, 120, reader);
            Damage.cut(root.resolve(name + "/.zarray"), reader);
            Damage.change(root.resolve(name + "/.zarray"), c, 120, () -> {
                try {
                    reader.read();
                } catch (HillockException e) {
                    throw e.getMessage().contains("/.zarray") || !e.getMessage().contains("s/" + name)
                            ? e
                            : new BrokenFileException(root.resolve(name + "/.zarray"), "led to: " + e.getMessage());
                }
            });
        }
        Damage.cut(root.resolve(".zgroup"), () -> ZarrGroup.open(root).attributes());
        group.writeObjects(
                "j", List.of(PythonJson.NODES.stringNode("a")), ObjectFilter.json(), Optional.of(new Zlib(1)));
        assertThat(Damage.cut(root.resolve("j/0"), () -> group.array("j").readObjects()))
                .isGreaterThan(10);
        group.writeObjects("t", List.of(PythonJson.NODES.stringNode("abc")), ObjectFilter.texts(), Optional.empty());
        assertThat(Damage.cut(root.resolve("t/0"), () -> group.array("t").readObjects()))
                .isEqualTo(11);
        Damage.change(root.resolve("t/0"), 1, 500, () -> group.array("t").readObjects());
    }

    @Test
    void otherFormatsAndCodecsAreNamed() throws IOException {
        Path root = Files.createDirectories(folder.resolve("v3"));
        Files.writeString(root.resolve("zarr.json"), "{\"zarr_format\": 3, \"node_type\": \"group\"}");
        assertThatThrownBy(() -> ZarrGroup.open(root))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("zarr format 3");
        assertThat(ZarrGroup.isStore(root)).isTrue();
        assertThatThrownBy(() -> ZarrGroup.open(folder)).isInstanceOf(BrokenFileException.class);
        String array = "{\"zarr_format\": 2, \"shape\": [4], \"chunks\": [2], \"dtype\": \"<i2\", \"order\": \"C\", "
                + "\"fill_value\": 0, \"filters\": null, \"compressor\": {\"id\": \"wavpack\"}}";
        ZarrGroup group = ZarrGroup.create(folder.resolve("s"));
        Files.createDirectories(folder.resolve("s/a"));
        Files.writeString(folder.resolve("s/a/.zarray"), array);
        assertThatThrownBy(() -> group.array("a"))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("wavpack")
                .hasMessageContaining(".zarray");
        Files.writeString(
                folder.resolve("s/a/.zarray"),
                array.replace("{\"id\": \"wavpack\"}", "null").replace("[4]", "[3000000000]"));
        assertThatThrownBy(() -> group.array("a").readAll())
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("s/a");
        assertThat(group.array("a").readRows(2_999_999_990L, 3_000_000_000L).size())
                .isEqualTo(10);
    }

    @Test
    void fixturesHoldTheSameRecordingWhateverTheirCodec() throws IOException {
        Path fixtures = Shared.path("golden/fixtures");
        Map<String, NdArray> first = new java.util.HashMap<>();
        int read = 0;
        try (Stream<Path> stores = Files.list(fixtures)) {
            for (Path store : stores.filter(f -> f.getFileName().toString().matches("zarr_.*\\.zarr"))
                    .sorted()
                    .toList()) {
                ZarrGroup group = ZarrGroup.open(store);
                for (String name : List.of("traces_seg0", "traces_seg1", "properties/contact_vector", "channel_ids")) {
                    if (!group.hasArray(name)) {
                        continue;
                    }
                    ZarrArray array = group.array(name);
                    NdArray values = array.readAll();
                    assertThat(values).as(store + " " + name).isEqualTo(first.computeIfAbsent(name, n -> values));
                    long rows = array.rows();
                    assertThat(array.readRows(rows / 3, rows / 2))
                            .isEqualTo(values.slice((int) (rows / 3), (int) (rows / 2)));
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(15);
    }

    @Test
    void everyArrayOfTheSharedStoresIsRead() throws IOException {
        int read = 0;
        for (String tree : List.of("golden/fixtures", "realdata/si_analyzer_zarr")) {
            try (Stream<Path> files = Files.walk(Shared.path(tree))) {
                for (Path file : files.filter(f -> f.endsWith(".zarray")).toList()) {
                    ZarrArray array = ZarrArray.open(file.getParent());
                    if (file.toString().contains("pca_model")) {
                        assertThatThrownBy(array::readObjects)
                                .isInstanceOf(NotSupportedException.class)
                                .hasMessageContaining("sklearn");
                        continue;
                    }
                    List<JsonNode> items = array.readObjects();
                    assertThat((long) items.size())
                            .as(file.toString())
                            .isEqualTo(Arrays.stream(array.shape()).reduce(1, Math::multiplyExact));
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(200);
    }
}
