package org.hillock.core.npy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.hillock.core.files.WholeFile;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** Reads and writes whole npy files. */
public final class Npy {
    private static final int BLOCK_BYTES = 4 << 20;

    private Npy() {}

    /**
     * Reads an array; Fortran order becomes row-major, objects become texts, numbers or truth values where all are of one kind.
     *
     * @throws org.hillock.core.errors.BrokenFileException where the file is missing, damaged or too short
     * @throws org.hillock.core.errors.NotSupportedException for elements that have no counterpart
     */
    public static NdArray read(Path file) {
        try (NpyFile npy = NpyFile.open(file)) {
            return npy.readAll();
        }
    }

    /** Reads an array as nested lists of plain values; the way to read arrays of mixed Python objects. */
    public static JsonNode readObjects(Path file) {
        try (NpyFile npy = NpyFile.open(file)) {
            return npy.readObjects();
        }
    }

    /**
     * Writes an array, byte for byte as numpy writes it; the file appears when it is complete.
     *
     * @throws java.io.UncheckedIOException where the file can't be written
     */
    public static void write(Path file, NdArray array) {
        WholeFile.write(file, true, channel -> write(channel, array));
    }

    static void write(WritableByteChannel channel, NdArray array) throws IOException {
        NumpyType type = NumpyType.of(array.type());
        long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
        writeFully(channel, ByteBuffer.wrap(NpyHeader.of(type, shape).bytes()));
        int item = type.itemSize();
        if (item == 0) {
            return;
        }
        Object column = ElementBytes.columnOf(type, array);
        int count = array.size();
        int perBlock = Math.max(1, BLOCK_BYTES / item);
        ByteBuffer block = ByteBuffer.allocate(Math.min(perBlock, count) * item);
        int n;
        for (int at = 0; at < count; at += n) {
            n = Math.min(perBlock, count - at);
            ElementBytes.write(type, column, at, n, MemorySegment.ofArray(block.array()), 0, item);
            block.clear().limit(n * item);
            writeFully(channel, block);
        }
    }

    /** The header of a row-major npy file of numbers in little endian, after which the elements stand. */
    public static byte[] header(DType dtype, long... shape) {
        return NpyHeader.of(new NumpyType.Numeric(dtype, ByteOrder.LITTLE_ENDIAN), shape)
                .bytes();
    }

    /** An array as the bytes of an npy file. */
    public static byte[] toBytes(NdArray array) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try {
            write(Channels.newChannel(out), array);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
