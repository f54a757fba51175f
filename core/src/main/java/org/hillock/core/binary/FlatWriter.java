package org.hillock.core.binary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;

/** Writes frames into a flat file at their places, in any order and from any number of threads; time axis 0 only. */
public final class FlatWriter implements AutoCloseable {
    private static final int PIECE_BYTES = 1 << 20;
    private static final ThreadLocal<ByteBuffer> PIECE =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(PIECE_BYTES));

    private final Path file;
    private final FlatFile.Layout layout;
    private final FileChannel channel;

    private FlatWriter(Path file, FlatFile.Layout layout, FileChannel channel) {
        this.file = file;
        this.layout = layout;
        this.channel = channel;
    }

    /** Opens a file for writing; what it holds already is kept. */
    public static FlatWriter open(Path file, FlatFile.Layout layout) {
        try {
            return new FlatWriter(
                    file, layout, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Writes frames, the first of them at frame {@code start} of the file; 64-bit integers are taken to be of the file's kind. */
    public void write(long start, Samples frames) {
        write(start, frames, layout.dtype());
    }

    /**
     * Writes frames of another type than the file's, which are rounded and limited to its range.
     *
     * @param start the place of the first frame in the file
     * @param source the type of the values in the buffer
     */
    public void write(long start, Samples frames, DType source) {
        int rows = (int) Math.max(1, PIECE_BYTES / layout.frameBytes());
        long position = layout.offset() + start * layout.frameBytes();
        for (int row = 0; row < frames.numSamples(); row += rows) {
            Samples piece = frames.rows(row, Math.min(frames.numSamples(), row + rows));
            int bytes = Math.toIntExact(piece.numSamples() * layout.frameBytes());
            ByteBuffer buffer =
                    bytes <= PIECE_BYTES ? PIECE.get().clear().limit(bytes) : ByteBuffer.allocateDirect(bytes);
            SampleBytes.encode(piece, source, layout.dtype(), layout.order(), MemorySegment.ofBuffer(buffer));
            put(buffer, position);
            position += bytes;
        }
    }

    private void put(ByteBuffer buffer, long position) {
        try {
            long at = position;
            while (buffer.hasRemaining()) {
                at += channel.write(buffer, at);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Makes the file as long as the given number of frames, adding zeros or cutting. */
    public void setLength(long numSamples) {
        try {
            long bytes = layout.offset() + numSamples * layout.frameBytes();
            if (channel.size() > bytes) {
                channel.truncate(bytes);
            } else if (channel.size() < bytes) {
                channel.write(ByteBuffer.allocate(1), bytes - 1);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Waits until everything written has reached the disk. */
    public void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static UncheckedIOException failed(Path file, IOException e) {
        return new UncheckedIOException(
                file + ": can't be written (" + e.getMessage() + "). Free space or choose another place.", e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }
}
