package org.hillock.sorters.spikesift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Samples of a flat little-endian file, read through a memory map. */
final class FlatSamples implements SampleSource, AutoCloseable {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena = Arena.ofShared();
    private final FlatType type;
    private final int channels;
    private final long samples;
    private final MemorySegment data;

    FlatSamples(Path file, FlatType type, int channels, long firstByte, long samples) {
        this.type = type;
        this.channels = channels;
        this.samples = samples;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            this.data = channel.map(FileChannel.MapMode.READ_ONLY, firstByte, samples * channels * type.bytes(), arena);
        } catch (IOException e) {
            arena.close();
            throw new UncheckedIOException("spikesift recording: cannot map " + file + " from byte " + firstByte, e);
        }
    }

    @Override
    public int numChannels() {
        return channels;
    }

    @Override
    public long numSamples() {
        return samples;
    }

    @Override
    public boolean hasShorts() {
        return type.bytes() <= Short.BYTES;
    }

    @Override
    public void readShorts(long firstSample, int numSamples, short[] out) {
        long first = firstSample * channels;
        int count = numSamples * channels;
        switch (type) {
            case INT16 -> MemorySegment.copy(data, SHORT, first * Short.BYTES, out, 0, count);
            case UINT16 -> {
                MemorySegment.copy(data, SHORT, first * Short.BYTES, out, 0, count);
                for (int i = 0; i < count; i++) {
                    out[i] = (short) (out[i] ^ Short.MIN_VALUE);
                }
            }
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = data.get(ValueLayout.JAVA_BYTE, first + i);
                }
            }
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = (short) (data.get(ValueLayout.JAVA_BYTE, first + i) & 0xFF);
                }
            }
            default ->
                throw new UnsupportedOperationException(
                        "read 16-bit samples: a file of " + type.wireName() + " has none. Ask hasShorts() first.");
        }
    }

    @Override
    public void read(long firstSample, int numSamples, float[] out) {
        long first = firstSample * channels;
        int count = numSamples * channels;
        if (type == FlatType.FLOAT32) {
            MemorySegment.copy(data, FLOAT, first * Float.BYTES, out, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            out[i] = value(first + i);
        }
    }

    private float value(long index) {
        long at = index * type.bytes();
        return switch (type) {
            case INT8 -> data.get(ValueLayout.JAVA_BYTE, at);
            case UINT8 -> data.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
            case INT16 -> data.get(SHORT, at);
            case UINT16 -> data.get(SHORT, at) & 0xFFFF;
            case INT32 -> data.get(INT, at);
            case UINT32 -> data.get(INT, at) & 0xFFFFFFFFL;
            case INT64 -> data.get(LONG, at);
            case UINT64 -> unsigned(data.get(LONG, at));
            case FLOAT32 -> data.get(FLOAT, at);
            case FLOAT64 -> (float) data.get(DOUBLE, at);
        };
    }

    private static float unsigned(long value) {
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2f;
    }

    @Override
    public void close() {
        arena.close();
    }
}
