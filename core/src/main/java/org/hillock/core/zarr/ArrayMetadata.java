package org.hillock.core.zarr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.codecs.Codec;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.npy.NumpyType;
import tools.jackson.databind.JsonNode;

/**
 * What a {@code .zarray} says about an array.
 *
 * @param shape the lengths of the axes
 * @param chunks the lengths of a chunk, one for each axis, at least 1
 * @param type the type of the elements
 * @param compressor what packs a chunk; empty stores it raw
 * @param filters what the bytes of a chunk go through before, first to last
 * @param fillValue what stands where no chunk was written, as JSON; null leaves it open (zeros are read)
 * @param fortranOrder whether the first axis runs fastest inside a chunk
 * @param separator what stands between the numbers in a chunk's name, '.' or '/'
 */
public record ArrayMetadata(
        long[] shape,
        int[] chunks,
        NumpyType type,
        Optional<Codec> compressor,
        List<Filter> filters,
        JsonNode fillValue,
        boolean fortranOrder,
        char separator) {
    private static final int CHUNK_BYTES = 16 << 20;

    /** Checks that the parts fit each other. */
    public ArrayMetadata {
        shape = shape.clone();
        chunks = chunks.clone();
        filters = List.copyOf(filters);
        if (shape.length != chunks.length
                || Arrays.stream(shape).anyMatch(n -> n < 0)
                || Arrays.stream(chunks).anyMatch(n -> n < 1)) {
            throw new WrongArgumentException("zarr: chunks = " + Arrays.toString(chunks)
                    + " must give a length of at least 1 for each axis (the shape is " + Arrays.toString(shape)
                    + "). Give other chunks.");
        }
        if (separator != '.' && separator != '/') {
            throw new WrongArgumentException("zarr: separator = '" + separator + "' must be '.' or '/'.");
        }
        checkSizes(chunks, type);
        boolean objects = type instanceof NumpyType.PythonObject;
        boolean first = !filters.isEmpty() && filters.getFirst() instanceof ObjectFilter;
        if (objects != first || filters.stream().skip(1).anyMatch(f -> f instanceof ObjectFilter)) {
            throw new WrongArgumentException("zarr: filters = " + filters
                    + " must begin with json2, vlen-utf8 or pickle for Python objects, and only for them.");
        }
    }

    private static void checkSizes(int[] chunks, NumpyType type) {
        double bytes = type.itemSize();
        for (int length : chunks) {
            bytes *= length;
        }
        if (bytes > Codec.MAX_BYTES) {
            throw new WrongArgumentException("zarr: chunks = " + Arrays.toString(chunks) + " of " + type.itemSize()
                    + " bytes an element must have less than 2 GiB. Save the data in smaller chunks.");
        }
    }

    /** An array in one chunk, or in chunks of about 16 MiB along the first axis where it is larger; not compressed, fill value zero. */
    public static ArrayMetadata of(NumpyType type, long... shape) {
        int[] chunks = new int[shape.length];
        long row = Math.max(1, type.itemSize());
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            long fitting = Math.max(1, CHUNK_BYTES / row);
            chunks[axis] = (int) Math.max(1, Math.min(shape[axis], fitting));
            row *= chunks[axis];
        }
        return new ArrayMetadata(
                shape,
                chunks,
                type,
                Optional.empty(),
                List.of(),
                FillValue.zero(type).json(),
                false,
                '.');
    }

    /** The same with other chunks. */
    public ArrayMetadata withChunks(int... newChunks) {
        return new ArrayMetadata(shape, newChunks, type, compressor, filters, fillValue, fortranOrder, separator);
    }

    /** The same with another compressor. */
    public ArrayMetadata withCompressor(Optional<Codec> newCompressor) {
        return new ArrayMetadata(shape, chunks, type, newCompressor, filters, fillValue, fortranOrder, separator);
    }

    /** The same with other filters. */
    public ArrayMetadata withFilters(List<Filter> newFilters) {
        return new ArrayMetadata(shape, chunks, type, compressor, newFilters, fillValue, fortranOrder, separator);
    }

    /** The same with another fill value, given as in a {@code .zarray}. */
    public ArrayMetadata withFillValue(JsonNode newFillValue) {
        return new ArrayMetadata(shape, chunks, type, compressor, filters, newFillValue, fortranOrder, separator);
    }

    /** The same with another order inside the chunks and another separator in their names. */
    public ArrayMetadata withLayout(boolean newFortranOrder, char newSeparator) {
        return new ArrayMetadata(shape, chunks, type, compressor, filters, fillValue, newFortranOrder, newSeparator);
    }

    /** The lengths of the axes. */
    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** The lengths of a chunk. */
    @Override
    public int[] chunks() {
        return chunks.clone();
    }

    /** The number of axes. */
    public int rank() {
        return shape.length;
    }

    /** How many chunks there are along an axis. */
    public long chunksAlong(int axis) {
        return (shape[axis] + chunks[axis] - 1) / chunks[axis];
    }

    /** Elements of a chunk. */
    int chunkElements() {
        return IntStream.of(chunks).reduce(1, (a, b) -> a * b);
    }

    /** Bytes of a chunk before filters and compressor. */
    int chunkBytes() {
        return chunkElements() * type.itemSize();
    }

    /** Whether the elements are Python objects. */
    public boolean holdsObjects() {
        return type instanceof NumpyType.PythonObject;
    }

    /** The content of a {@code .zarray}. */
    public JsonNode toJson() {
        return MetadataJson.write(this);
    }

    /**
     * Reads the content of a {@code .zarray}.
     *
     * @throws IllegalArgumentException where it is damaged
     * @throws org.hillock.core.errors.NotSupportedException for another zarr format, a type, codec or filter that is not known
     */
    public static ArrayMetadata parse(JsonNode json) {
        return MetadataJson.read(json);
    }
}
