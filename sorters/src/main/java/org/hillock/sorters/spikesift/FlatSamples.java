package org.hillock.sorters.spikesift;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Samples of a flat little-endian file, read by position into a buffer of each thread. A memory map would do as well, but its pages
 * count as memory of the process until the sort ends.
 */
final class FlatSamples implements SampleSource, AutoCloseable {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final FlatType type;
    private final int channels;
    private final long firstByte;
    private final long samples;
    private final FileChannel channel;
    private final ThreadLocal<ByteBuffer> buffers = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(0));

    FlatSamples(Path file, FlatType type, int channels, long firstByte, long samples) {
        this.file = file;
        this.type = type;
        this.channels = channels;
        this.firstByte = firstByte;
        this.samples = samples;
        try {
            this.channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("spikesift recording: " + file + " can't be read (" + e.getMessage() + ").", e);
    }

    /** The bytes of some samples; they hold until the next call on this thread. */
    private MemorySegment bytes(long firstSample, int numSamples) {
        int size = Math.toIntExact((long) numSamples * channels * type.bytes());
        ByteBuffer buffer = buffers.get();
        if (buffer.capacity() < size) {
            buffer = ByteBuffer.allocateDirect(size);
            buffers.set(buffer);
        }
        buffer.clear().limit(size);
        long at = firstByte + firstSample * channels * type.bytes();
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    throw new EOFException("it ends at byte " + channel.size() + ", before sample "
                            + (firstSample + numSamples) + " of this part");
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return MemorySegment.ofBuffer(buffer.flip());
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
        MemorySegment data = bytes(firstSample, numSamples);
        int count = numSamples * channels;
        switch (type) {
            case INT16 -> MemorySegment.copy(data, SHORT, 0, out, 0, count);
            case UINT16 -> {
                MemorySegment.copy(data, SHORT, 0, out, 0, count);
                for (int i = 0; i < count; i++) {
                    out[i] = (short) (out[i] ^ Short.MIN_VALUE);
                }
            }
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = data.get(ValueLayout.JAVA_BYTE, i);
                }
            }
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    out[i] = (short) (data.get(ValueLayout.JAVA_BYTE, i) & 0xFF);
                }
            }
            default ->
                throw new UnsupportedOperationException(
                        "read 16-bit samples: a file of " + type.wireName() + " has none. Ask hasShorts() first.");
        }
    }

    @Override
    public void read(long firstSample, int numSamples, float[] out) {
        MemorySegment data = bytes(firstSample, numSamples);
        int count = numSamples * channels;
        if (type == FlatType.FLOAT32) {
            MemorySegment.copy(data, FLOAT, 0, out, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            out[i] = value(data, i);
        }
    }

    private float value(MemorySegment data, long index) {
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
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
