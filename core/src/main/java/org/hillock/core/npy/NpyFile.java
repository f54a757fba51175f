package org.hillock.core.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/**
 * An open npy file whose rows are read when they are asked for, however large the file is.
 *
 * <p>Thread-safe: any number of threads read different rows at once. Opening checks the header and that all elements are there.
 */
public final class NpyFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final ByteSource.OfFile source;
    private final NpyHeader header;

    private NpyFile(Path path, FileChannel channel, ByteSource.OfFile source, NpyHeader header) {
        this.path = path;
        this.channel = channel;
        this.source = source;
        this.header = header;
    }

    /**
     * Opens a file.
     *
     * @throws BrokenFileException where it is missing, damaged or shorter than its header says
     * @throws NotSupportedException where its elements have no counterpart (complex numbers, dates)
     */
    public static NpyFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new BrokenFileException(path, "is no file. Check the path.");
        }
        FileChannel channel = channel(path);
        try {
            ByteSource.OfFile source = new ByteSource.OfFile(path, channel, channel.size());
            return new NpyFile(path, channel, source, NpyHeader.read(source));
        } catch (IOException e) {
            close(channel);
            throw new BrokenFileException(path, "can't be read (" + WholeFile.reason(e) + ").", e);
        } catch (RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    private static FileChannel channel(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new BrokenFileException(path, "can't be read (" + WholeFile.reason(e) + ").", e);
        }
    }

    /** The type of the elements in the file. */
    public NumpyType type() {
        return header.type();
    }

    /** The lengths of the axes. */
    public long[] shape() {
        return header.shape().clone();
    }

    /** The length of the first axis; 1 for an array without axes. */
    public long rows() {
        return header.rows();
    }

    /** Whether the first axis runs fastest in the file; what is read is row-major all the same. */
    public boolean isFortranOrder() {
        return header.fortranOrder();
    }

    /** The byte of the file at which the first element lies. */
    public long dataOffset() {
        return header.dataOffset();
    }

    /**
     * Reads the rows {@code [from, to)} of the first axis.
     *
     * @throws NotSupportedException where they are more than 2^31 elements, or Python objects
     */
    public NdArray readRows(long from, long to) {
        if (from < 0 || to < from || to > rows()) {
            throw new WrongArgumentException("npy: rows = [" + from + ", " + to + ") must lie inside [0, " + rows()
                    + ") (" + path + " has the shape " + Arrays.toString(header.shape()) + "). Ask for existing rows.");
        }
        if (header.type() instanceof NumpyType.PythonObject) {
            if (from > 0 || to < rows()) {
                return readAll().slice(Math.toIntExact(from), Math.toIntExact(to));
            }
            return PlainItems.toArray(readObjects(), NpyObjects.shape(source, header), path.toString());
        }
        return new NpyElements(source, header).rows(from, to);
    }

    /** Reads the whole array. */
    public NdArray readAll() {
        return readRows(0, rows());
    }

    /** Reads an array of Python objects as nested lists of plain values; arrays of other elements give their values as nested lists too. */
    public JsonNode readObjects() {
        return header.type() instanceof NumpyType.PythonObject
                ? NpyObjects.read(source, header)
                : PlainItems.nested(readAll());
    }

    /**
     * Maps the elements into memory, as they lie in the file; valid while the arena is open.
     *
     * @throws NotSupportedException for Python objects
     */
    public MemorySegment map(Arena arena) {
        if (header.type() instanceof NumpyType.PythonObject) {
            throw new NotSupportedException(path + ": Python objects can't be mapped. Read them as plain objects.");
        }
        try {
            long bytes = header.count() * header.type().itemSize();
            return channel.map(FileChannel.MapMode.READ_ONLY, header.dataOffset(), bytes, arena);
        } catch (IOException e) {
            throw new BrokenFileException(path, "can't be mapped (" + WholeFile.reason(e) + ").", e);
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written: a failure to close loses nothing.
            return;
        }
    }

    @Override
    public String toString() {
        return path + ": " + NumpyTypeText.literal(header.type()) + Arrays.toString(header.shape());
    }
}
