package org.hillock.core.npy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.values.NdArray;

/**
 * Writes an npy file of known shape part by part.
 *
 * <p>The file appears under its name at {@link #finish}; closing before that removes what was written. {@link #writeRows} is
 * thread-safe for parts that don't overlap; {@link #append} is for one thread.
 */
public final class NpyWriter implements AutoCloseable {
    private static final int BLOCK_BYTES = 4 << 20;

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final NpyHeader header;
    private final int headerBytes;
    private final long rowElements;
    private final AtomicLong rowsWritten = new AtomicLong();
    private long appended;
    private boolean open = true;

    private NpyWriter(Path file, Path part, FileChannel channel, NpyHeader header) throws IOException {
        this.file = file;
        this.part = part;
        this.channel = channel;
        this.header = header;
        this.rowElements = Arrays.stream(header.shape()).skip(1).reduce(1, Math::multiplyExact);
        byte[] bytes = header.bytes();
        this.headerBytes = bytes.length;
        WholeFile.writeFully(channel, ByteBuffer.wrap(bytes));
    }

    /**
     * Begins a file of the given element type and shape (at least one axis, lengths of at least 0).
     *
     * @throws java.io.UncheckedIOException where the file can't be written
     */
    public static NpyWriter create(Path file, NumpyType type, long... shape) {
        if (shape.length == 0 || Arrays.stream(shape).anyMatch(n -> n < 0)) {
            throw new WrongArgumentException("npy: shape = " + Arrays.toString(shape)
                    + " must be at least one length of at least 0 (" + file + "). Give the lengths of the axes.");
        }
        Path part = WholeFile.beside(file);
        try {
            FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
            try {
                return new NpyWriter(file, part, channel, NpyHeader.of(type, shape.clone()));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            WholeFile.discard(part);
            throw WholeFile.cannotWrite(file, e);
        }
    }

    /** Writes rows behind those that were appended before. */
    public void append(NdArray rows) {
        writeRows(appended, rows);
        appended += rows.length();
    }

    /** Writes rows at the position {@code from} of the first axis. */
    public void writeRows(long from, NdArray rows) {
        check(from, rows);
        Object column = ElementBytes.columnOf(header.type(), rows);
        int item = header.type().itemSize();
        int count = rows.size();
        int perBlock = Math.max(1, BLOCK_BYTES / Math.max(1, item));
        ByteBuffer block = ByteBuffer.allocate(Math.min(perBlock, count) * item);
        long position = headerBytes + from * rowElements * item;
        try {
            for (int at = 0; at < count; at = at + Math.min(perBlock, count - at)) {
                int n = Math.min(perBlock, count - at);
                ElementBytes.write(header.type(), column, at, n, MemorySegment.ofArray(block.array()), 0, item);
                block.clear().limit(n * item);
                while (block.hasRemaining()) {
                    position += channel.write(block, position);
                }
            }
        } catch (IOException e) {
            throw WholeFile.cannotWrite(file, e);
        }
        rowsWritten.addAndGet(rows.length());
    }

    private void check(long from, NdArray rows) {
        long[] wanted = header.shape();
        int[] given = rows.shape();
        boolean trailing = given.length == wanted.length;
        for (int axis = 1; trailing && axis < wanted.length; axis++) {
            trailing = given[axis] == wanted[axis];
        }
        if (!trailing || from < 0 || from + rows.length() > header.rows()) {
            throw new WrongArgumentException("npy: rows = " + Arrays.toString(given) + " at " + from
                    + " must fit the shape " + Arrays.toString(wanted) + " of " + file + ". Give rows of that shape.");
        }
        if (!ElementBytes.fits(header.type(), rows.type())) {
            throw new WrongArgumentException("npy: rows of " + rows.type() + " must be of the type "
                    + NumpyTypeText.literal(header.type()) + " of " + file + ". Convert them first.");
        }
    }

    /**
     * Forces the bytes to the disk and gives the file its name.
     *
     * @throws WrongArgumentException where fewer rows were written than the shape has
     */
    public void finish() {
        if (rowsWritten.get() != header.rows()) {
            throw new WrongArgumentException("npy: rows written = " + rowsWritten.get() + " must be " + header.rows()
                    + " (the shape of " + file + "). Write all rows before finishing.");
        }
        try {
            channel.force(true);
            channel.close();
            WholeFile.moveInto(part, file);
            open = false;
        } catch (IOException e) {
            throw WholeFile.cannotWrite(file, e);
        }
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            channel.close();
        } catch (IOException e) {
            throw WholeFile.cannotWrite(file, e);
        } finally {
            WholeFile.discard(part);
        }
    }
}
