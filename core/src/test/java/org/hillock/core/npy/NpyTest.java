package org.hillock.core.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.core.Damage;
import org.hillock.core.Samples;
import org.hillock.core.Shared;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void arraysOfEveryKindComeBack(long seed) throws IOException {
        Map<String, NdArray> arrays = Samples.all(new Random(seed));
        Path file = folder.resolve("x.npy");
        arrays.forEach((name, array) -> {
            Npy.write(file, array);
            assertThat(Npy.read(file)).as(name).isEqualTo(array);
            assertThat(Npy.read(file).type()).as(name).isEqualTo(array.type());
        });
        Path npz = folder.resolve("x.npz");
        Npz.write(npz, arrays);
        byte[] first = Files.readAllBytes(npz);
        assertThat(Npz.readAll(npz)).isEqualTo(arrays);
        Npz.write(npz, arrays);
        assertThat(Files.readAllBytes(npz)).isEqualTo(first);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void partsWrittenInAnyOrderByManyThreadsMakeTheSameFile(long seed) throws IOException {
        Random random = new Random(seed);
        for (NdArray array : List.of(Samples.numbers(random, DType.FLOAT32, 1000, 7), Samples.records(random, 1000))) {
            Path whole = folder.resolve("whole.npy");
            Path parts = folder.resolve("parts.npy");
            Npy.write(whole, array);
            long[] shape = IntStream.of(array.shape()).asLongStream().toArray();
            try (NpyWriter writer = NpyWriter.create(parts, NumpyType.of(array.type()), shape)) {
                IntStream.range(0, 10)
                        .parallel()
                        .forEach(i -> writer.writeRows(i * 100L, array.slice(i * 100, (i + 1) * 100)));
                assertThat(parts).doesNotExist();
                writer.finish();
            }
            assertThat(parts).hasSameBinaryContentAs(whole);
            Files.delete(parts);
            try (NpyWriter writer = NpyWriter.create(parts, NumpyType.of(array.type()), shape)) {
                writer.append(array.slice(0, 333));
                writer.append(array.slice(333, 1000));
                writer.finish();
            }
            assertThat(parts).hasSameBinaryContentAs(whole);
            Files.delete(parts);
        }
    }

    @Test
    void anUnfinishedFileLeavesNothing() throws IOException {
        Path file = folder.resolve("x.npy");
        try (NpyWriter writer = NpyWriter.create(file, NumpyType.of(DType.INT16), 10, 2)) {
            writer.append(Samples.numbers(new Random(0), DType.INT16, 4, 2));
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(WrongArgumentException.class)
                    .hasMessageContaining("rows written = 4");
            assertThatThrownBy(() -> writer.append(Samples.numbers(new Random(0), DType.INT16, 4, 3)))
                    .isInstanceOf(WrongArgumentException.class);
            assertThatThrownBy(() -> writer.append(Samples.numbers(new Random(0), DType.INT32, 4, 2)))
                    .isInstanceOf(WrongArgumentException.class);
            assertThatThrownBy(() -> writer.append(Samples.numbers(new Random(0), DType.INT16, 7, 2)))
                    .isInstanceOf(WrongArgumentException.class);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void rowsOfAFileOfMoreThanTwoGigabytesAreReadAlone() throws IOException {
        Path file = folder.resolve("large.npy");
        long rows = 1_500_000_000L;
        byte[] header = NpyHeader.of(NumpyType.of(DType.INT16), rows, 2).bytes();
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(header);
            sparse.setLength(header.length + 4 * rows);
            sparse.seek(header.length + 4 * (rows - 1));
            sparse.write(new byte[] {1, 0, (byte) 0xfe, (byte) 0xff});
        }
        try (NpyFile npy = NpyFile.open(file);
                Arena arena = Arena.ofConfined()) {
            assertThat(npy.shape()).containsExactly(rows, 2);
            assertThat(npy.readRows(rows - 2, rows).toLongs()).containsExactly(0, 0, 1, -2);
            assertThat(npy.map(arena).get(ValueLayout.JAVA_SHORT_UNALIGNED, 4 * rows - 2))
                    .isEqualTo((short) -2);
            assertThatThrownBy(npy::readAll)
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("too large")
                    .hasMessageContaining("large.npy");
            assertThatThrownBy(() -> npy.readRows(5, rows + 1)).isInstanceOf(WrongArgumentException.class);
        }
    }

    @Test
    void damagedFilesGiveOneClearLine() throws IOException {
        Path npy = folder.resolve("x.npy");
        Path npz = folder.resolve("x.npz");
        Random random = new Random(9);
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put("n", Samples.numbers(random, DType.INT32, 20, 3));
        arrays.put("t", Samples.texts(random, 9));
        arrays.put("r", Samples.records(random, 3));
        for (NdArray array : arrays.values()) {
            Npy.write(npy, array);
            assertThat(Damage.cut(npy, () -> Npy.read(npy))).isGreaterThan(100);
            Damage.change(npy, 1, 600, () -> Npy.read(npy));
        }
        Npz.write(npz, arrays);
        assertThat(Damage.cut(npz, () -> Npz.readAll(npz))).isGreaterThan(100);
        assertThat(Damage.change(npz, 2, 500, () -> Npz.readAll(npz))).isGreaterThan(100);
    }

    @Test
    void theOffsetOfTheDamageIsNamed() throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.write(file, NdArray.ofLongs(new long[] {1, 2, 3}));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        broken(file, "x.npy at byte 151: the file ends here");
        header(file, "{'descr': '<i8', 'fortran_order': False, 'shape': (3,), } garbage");
        broken(file, "x.npy at byte 68: the npy header is damaged (nothing may follow)");
        header(file, "{'descr': '<i8', 'fortran_order': False, 'shape': (-3,), }");
        broken(file, "'shape'");
        header(file, "{'descr': '<i8', 'fortran_order': False, 'shape': (3,), 'x': 1}");
        broken(file, "keys");
        header(file, "{'descr': '<i9', 'fortran_order': False, 'shape': (3,), }");
        broken(file, "'descr'");
        header(file, "{'descr': '<i8', 'fortran_order': False, 'shape': (3000000000000, 40000000000), }");
        broken(file, "need");
        header(file, "{'descr': '<c16', 'fortran_order': False, 'shape': (0,), }");
        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("<c16")
                .hasMessageContaining("x.npy");
        Files.writeString(file, "hello");
        broken(file, "x.npy at byte 5");
        Files.writeString(file, "hello, this is no array");
        broken(file, "x.npy at byte 0: this is no npy array");
        broken(folder.resolve("none.npy"), "is no file");
    }

    private static void broken(Path file, String what) {
        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining(what);
    }

    private static void header(Path file, String text) throws IOException {
        byte[] bytes = ("\u0093NUMPY\u0001\u0000" + (char) text.length() + "\u0000" + text + "x".repeat(24))
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bytes);
    }

    @Test
    void fixturesAreRead() throws IOException {
        int read = 0;
        try (Stream<Path> files = Files.walk(Shared.path("golden/fixtures"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".npy")).sorted().toList()) {
                NdArray array = Npy.read(file);
                boolean ours;
                try (NpyFile npy = NpyFile.open(file)) {
                    ours = NumpyType.of(array.type()).equals(npy.type()) && !npy.isFortranOrder();
                }
                byte[] original = Files.readAllBytes(file);
                if (ours && original.length < 1 << 20 && (original[8] & 0xff) == 0x76) {
                    assertThat(Npy.toBytes(array)).as(file.toString()).isEqualTo(original);
                }
                read++;
            }
        }
        assertThat(read).isGreaterThan(50);
        Map<String, NdArray> npz = Npz.readAll(Shared.path("golden/fixtures/sorting_int_ids.npz"));
        assertThat(npz).containsKeys("unit_ids", "num_segment", "sampling_frequency", "spike_indexes_seg0");
        assertThat(npz.get("num_segment").shape()).containsExactly(1);
    }
}
