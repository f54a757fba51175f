package org.hillock.core.npy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.values.NdArray;

/** Reads the elements behind an npy header block by block into an array in row-major order. */
final class NpyElements {
    private static final int BLOCK_BYTES = 4 << 20;
    private static final int MAX_EMPTY_ELEMENTS = 1 << 24;

    private final ByteSource source;
    private final NpyHeader header;

    NpyElements(ByteSource source, NpyHeader header) {
        this.source = source;
        this.header = header;
    }

    /** The rows {@code [from, to)} of the first axis. */
    NdArray rows(long from, long to) {
        int[] shape = shape(to - from);
        return header.fortranOrder() && header.shape().length > 1
                ? fortranRows(from, to, shape)
                : contiguousRows(from, shape);
    }

    private NdArray contiguousRows(long from, int[] shape) {
        int count = product(shape, 0);
        Object column = ElementBytes.allocate(header.type(), count);
        long first = header.shape().length == 0 || from == 0 ? 0 : from * rowElements();
        readElements(first, count, (block, at, n) -> decode(block, column, at, n, first + at));
        return ElementBytes.wrap(header.type(), column, shape);
    }

    /** Columns first in the file: gathers the wanted run of each column, then reads the rows out of the gathered bytes. */
    private NdArray fortranRows(long from, long to, int[] shape) {
        int item = header.type().itemSize();
        int rows = shape[0];
        int count = product(shape, 0);
        Object column = ElementBytes.allocate(header.type(), count);
        int columns = rows == 0 ? 0 : count / rows;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment gathered = arena.allocate(Math.max(1, (long) count * item));
            if (from == 0 && to == header.shape()[0]) {
                readElements(0, count, (block, at, n) -> copy(block, gathered, at, n));
            } else {
                for (int c = 0; c < columns; c++) {
                    int start = c * rows;
                    readElements(
                            c * header.shape()[0] + from, rows, (block, at, n) -> copy(block, gathered, start + at, n));
                }
            }
            for (int c = 0; c < columns; c++) {
                int fortran = fortranIndex(c, shape);
                for (int r = 0; r < rows; r++) {
                    long offset = ((long) fortran * rows + r) * item;
                    decodeAt(gathered, offset, item, column, r * columns + c, 1, header.dataOffset());
                }
            }
        }
        return ElementBytes.wrap(header.type(), column, shape);
    }

    private void copy(MemorySegment block, MemorySegment gathered, int at, int n) {
        int item = header.type().itemSize();
        MemorySegment.copy(block, 0, gathered, (long) at * item, (long) n * item);
    }

    /** Where the trailing axes' row-major index {@code c} lies when the first of them runs fastest. */
    private static int fortranIndex(int c, int[] shape) {
        int rest = c;
        int index = 0;
        int stride = product(shape, 1);
        for (int axis = shape.length - 1; axis >= 1; axis--) {
            stride /= shape[axis];
            index += rest % shape[axis] * stride;
            rest /= shape[axis];
        }
        return index;
    }

    private interface BlockReader {
        void accept(MemorySegment block, int at, int count);
    }

    private void readElements(long first, int count, BlockReader reader) {
        int item = header.type().itemSize();
        if (item == 0) {
            reader.accept(MemorySegment.ofArray(new byte[0]), 0, count);
            return;
        }
        int perBlock = Math.max(1, BLOCK_BYTES / item);
        ByteBuffer block = ByteBuffer.allocate(Math.toIntExact((long) Math.min(perBlock, count) * item));
        for (int at = 0; at < count; at += perBlock) {
            int n = Math.min(perBlock, count - at);
            block.clear().limit(n * item);
            source.read(header.dataOffset() + (first + at) * item, block);
            reader.accept(MemorySegment.ofArray(block.array()), at, n);
            if (count - at <= perBlock) {
                return;
            }
        }
    }

    private void decode(MemorySegment block, Object column, int at, int n, long firstElement) {
        int item = header.type().itemSize();
        decodeAt(block, 0, item, column, at, n, header.dataOffset() + firstElement * item);
    }

    private void decodeAt(MemorySegment bytes, long offset, int item, Object column, int at, int n, long fileOffset) {
        try {
            ElementBytes.read(header.type(), bytes, offset, item, column, at, n);
        } catch (IllegalArgumentException e) {
            throw broken(fileOffset, e);
        }
    }

    private BrokenFileException broken(long fileOffset, IllegalArgumentException cause) {
        return source.broken(fileOffset, cause.getMessage() + " (at this byte or after it). Write the array anew.");
    }

    private long rowElements() {
        return Arrays.stream(header.shape()).skip(1).reduce(1, Math::multiplyExact);
    }

    private int[] shape(long rows) {
        long[] lengths = header.shape().clone();
        if (lengths.length > 0) {
            lengths[0] = rows;
        }
        long count = Arrays.stream(lengths).anyMatch(n -> n == 0)
                ? 0
                : Arrays.stream(lengths).reduce(1, Math::multiplyExact);
        boolean tooLarge = count > Integer.MAX_VALUE - 16
                || Arrays.stream(lengths).anyMatch(n -> n > Integer.MAX_VALUE)
                || (header.type().itemSize() == 0 && count > MAX_EMPTY_ELEMENTS);
        if (tooLarge) {
            throw source.notSupported(
                    header.dataOffset(),
                    "an array of the shape " + Arrays.toString(lengths)
                            + " is too large to be held in memory at once. Read fewer rows at a time.");
        }
        return Arrays.stream(lengths).mapToInt(Math::toIntExact).toArray();
    }

    private static int product(int[] shape, int from) {
        return Arrays.stream(shape).skip(from).reduce(1, (a, b) -> a * b);
    }
}
