package org.hillock.core.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatFileTest {
    @TempDir
    Path folder;

    private static Stream<Arguments> layouts() {
        return IntStream.range(0, 24).boxed().flatMap(seed -> Stream.of(true, false)
                .map(positional -> Arguments.of(seed, positional)));
    }

    @ParameterizedTest(name = "seed {0}, positional {1}")
    @MethodSource("layouts")
    void anyRangeGivesTheValuesThatWereWritten(int seed, boolean positional) throws IOException {
        Random random = new Random(seed);
        DType type = DType.values()[seed % 10];
        ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int timeAxis = random.nextInt(2);
        int channels = 1 + random.nextInt(6);
        int frames = 1 + random.nextInt(200);
        int header = random.nextInt(3) * 13;
        ByteBuffer bytes = ByteBuffer.allocate(header + frames * channels * type.itemSize())
                .order(order);
        bytes.position(header);
        for (int i = 0; i < frames * channels; i++) {
            int frame = timeAxis == 0 ? i / channels : i % frames;
            int channel = timeAxis == 0 ? i % channels : i / frames;
            put(bytes, type, value(frame, channel));
        }
        Path file = Files.write(folder.resolve("data.raw"), bytes.array());
        FlatFile flat = FlatFile.open(file, new FlatFile.Layout(type, order, channels, timeAxis, header), positional);
        assertThat(flat.numSamples()).isEqualTo(frames);
        Scratch scratch = new Scratch();
        for (int trial = 0; trial < 8; trial++) {
            int from = random.nextInt(frames + 1);
            int to = from + random.nextInt(frames + 1 - from);
            Samples out =
                    Samples.allocate(type.carrier(), to - from + 1, channels).rows(1, to - from + 1);
            flat.read(from, out, scratch);
            for (int s = 0; s < to - from; s++) {
                for (int c = 0; c < channels; c++) {
                    assertThat(out.get(s, c)).isEqualTo(value(from + s, c));
                }
            }
        }
    }

    private static int value(int frame, int channel) {
        return (frame * 7 + channel * 31) % 128;
    }

    private static void put(ByteBuffer bytes, DType type, int value) {
        switch (type) {
            case INT8, UINT8 -> bytes.put((byte) value);
            case INT16, UINT16 -> bytes.putShort((short) value);
            case INT32, UINT32 -> bytes.putInt(value);
            case INT64, UINT64 -> bytes.putLong(value);
            case FLOAT32 -> bytes.putFloat(value);
            case FLOAT64 -> bytes.putDouble(value);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void framesBeyondTwoGibibytesAreReached(boolean positional) throws IOException {
        Path file = folder.resolve("sparse.raw");
        long frames = (3L << 30) / 768 + 5;
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(frames * 768);
            sparse.seek((frames - 2) * 768 + 2 * 383);
            sparse.write(new byte[] {0x39, 0x30});
        }
        FlatFile flat =
                FlatFile.open(file, new FlatFile.Layout(DType.INT16, ByteOrder.LITTLE_ENDIAN, 384, 0, 0), positional);
        assertThat(flat.numSamples()).isEqualTo(frames);
        Samples out = Samples.allocate(Carrier.FLOAT, 4, 384);
        flat.read(frames - 4, out, new Scratch());
        assertThat(out.get(2, 383)).isEqualTo(12345);
        assertThat(out.get(3, 383)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLongPieceIsReadWholeWhateverTheBuffer(boolean positional) throws IOException {
        byte[] bytes = new byte[5 << 20];
        new Random(3).nextBytes(bytes);
        Path file = Files.write(folder.resolve("long.raw"), bytes);
        FlatFile flat =
                FlatFile.open(file, new FlatFile.Layout(DType.UINT8, ByteOrder.LITTLE_ENDIAN, 5, 0, 0), positional);
        Samples out = Samples.allocate(Carrier.FLOAT, 1 << 20, 5);
        flat.read(0, out, new Scratch());
        for (int i = 0; i < bytes.length; i += 997) {
            assertThat(out.floats()[i]).isEqualTo(bytes[i] & 0xff);
        }
    }

    @Test
    void brokenFilesAreNamedWithTheByteWhereTheyBreak() throws IOException {
        FlatFile.Layout layout = new FlatFile.Layout(DType.INT16, ByteOrder.LITTLE_ENDIAN, 4, 0, 10);
        Path missing = folder.resolve("missing.raw");
        assertThatThrownBy(() -> FlatFile.open(missing, layout))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(missing + ": no such file. Check the path.");
        assertThatThrownBy(() -> FlatFile.open(folder, layout))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(folder + ": is no file");
        Path torn = Files.write(folder.resolve("torn.raw"), new byte[10 + 8 * 5 + 3]);
        assertThatThrownBy(() -> FlatFile.open(torn, layout))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(
                        torn + " at byte 50: 43 bytes of data are no whole number of frames of 4 channels × 2 bytes");
        Path header = Files.write(folder.resolve("short.raw"), new byte[9]);
        assertThatThrownBy(() -> FlatFile.open(header, layout))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(header + " at byte 9: the file ends before its data begin at byte 10");
        assertThatThrownBy(() -> new FlatFile.Layout(DType.INT16, ByteOrder.LITTLE_ENDIAN, 4, 2, 0))
                .isInstanceOf(WrongArgumentException.class);
        Path empty = Files.write(folder.resolve("empty.raw"), new byte[10]);
        assertThat(FlatFile.open(empty, layout).numSamples()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileThatIsCutWhileItIsReadIsAClearFailure(boolean positional) throws IOException {
        Path file = Files.write(folder.resolve("cut.raw"), new byte[1 << 20]);
        FlatFile flat =
                FlatFile.open(file, new FlatFile.Layout(DType.INT16, ByteOrder.LITTLE_ENDIAN, 4, 0, 0), positional);
        Files.write(file, new byte[100]);
        Samples out = Samples.allocate(Carrier.FLOAT, 1 << 16, 4);
        assertThatThrownBy(() -> flat.read(1 << 16, out, new Scratch()))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("became shorter while it was read");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void piecesWrittenInAnyOrderMakeTheFile(int seed) {
        Random random = new Random(seed);
        int channels = 3;
        int frames = 5000;
        Path file = folder.resolve("written.raw");
        FlatFile.Layout layout = new FlatFile.Layout(DType.INT32, ByteOrder.BIG_ENDIAN, channels, 0, 17);
        double[] values = random.ints(frames * channels, -1_000_000, 1_000_000)
                .asDoubleStream()
                .toArray();
        Samples all = Samples.over(values, frames, channels);
        int[] cuts = IntStream.concat(IntStream.of(0, frames), random.ints(9, 1, frames))
                .sorted()
                .distinct()
                .toArray();
        int[] order = IntStream.range(0, cuts.length - 1).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        try (FlatWriter writer = FlatWriter.open(file, layout)) {
            writer.setLength(frames + 50);
            writer.setLength(frames);
            for (int piece : order) {
                writer.write(cuts[piece], all.rows(cuts[piece], cuts[piece + 1]));
            }
            writer.force();
        }
        FlatFile flat = FlatFile.open(file, layout);
        Samples out = Samples.allocate(Carrier.DOUBLE, frames, channels);
        flat.read(0, out, new Scratch());
        assertThat(Arrays.equals(out.doubles(), values)).isTrue();
    }
}
