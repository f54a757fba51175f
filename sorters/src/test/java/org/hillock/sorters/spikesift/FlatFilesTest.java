package org.hillock.sorters.spikesift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flat files of every type give back what was written, as floats and as 16-bit numbers where these are offered. */
class FlatFilesTest {
    private static final int CHANNELS = 4;

    @TempDir
    Path temporary;

    private static double value(FlatType type, int i) {
        boolean unsigned = type.wireName().startsWith("u");
        double value = (i * 37 % 200) - (unsigned ? 0 : 100);
        return i == 5 ? extreme(type) : value;
    }

    private static double extreme(FlatType type) {
        return switch (type) {
            case INT8 -> -128;
            case UINT8 -> 255;
            case INT16 -> -32768;
            case UINT16 -> 65535;
            case INT32 -> -2147483648.0;
            case UINT32 -> 4294967295.0;
            case INT64 -> -9.223372036854775808e18;
            case UINT64 -> 0x1p64 - 0x1p40;
            case FLOAT32 -> 1.5e30;
            case FLOAT64 -> -0.1;
        };
    }

    private static void put(ByteBuffer bytes, FlatType type, double value) {
        switch (type) {
            case INT8, UINT8 -> bytes.put((byte) (int) value);
            case INT16, UINT16 -> bytes.putShort((short) (int) value);
            case INT32, UINT32 -> bytes.putInt((int) (long) value);
            case INT64 -> bytes.putLong((long) value);
            case UINT64 ->
                bytes.putLong(new java.math.BigDecimal(value).toBigInteger().longValue());
            case FLOAT32 -> bytes.putFloat((float) value);
            case FLOAT64 -> bytes.putDouble(value);
        }
    }

    @ParameterizedTest
    @EnumSource(FlatType.class)
    void everyTypeIsReadBack(FlatType type) throws IOException {
        int samples = 400;
        int header = 13;
        int skipped = 7;
        ByteBuffer bytes = ByteBuffer.allocate(header + (skipped + samples) * CHANNELS * type.bytes())
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(header + skipped * CHANNELS * type.bytes());
        for (int i = 0; i < samples * CHANNELS; i++) {
            put(bytes, type, value(type, i));
        }
        Path file = Files.write(temporary.resolve(type.wireName()), bytes.array());
        float[][] geometry = new float[CHANNELS][2];
        SpikeSiftRecording recording =
                SpikeSiftRecording.of(file, type.wireName(), geometry, 20000, header, skipped, OptionalLong.empty(), 0);
        assertThat(recording.numSamples()).isEqualTo(samples);
        try (FlatSamples source = recording.open()) {
            float[] read = new float[100 * CHANNELS];
            source.read(1, 100, read);
            for (int i = 0; i < read.length; i++) {
                assertThat(read[i]).isEqualTo((float) value(type, i + CHANNELS));
            }
            assertThat(source.hasShorts()).isEqualTo(type.bytes() <= 2);
            if (source.hasShorts()) {
                short[] shorts = new short[100 * CHANNELS];
                source.readShorts(1, 100, shorts);
                int zero = type == FlatType.UINT16 ? 32768 : 0;
                for (int i = 0; i < read.length; i++) {
                    assertThat(shorts[i] + zero).isEqualTo((int) value(type, i + CHANNELS));
                }
            }
        }
    }
}
