package org.hillock.core.zarr;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.ElementBytes;
import org.hillock.core.npy.NumpyType;
import org.hillock.core.npy.PlainItems;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An array of a zarr store; any part is read by unpacking only the chunks that it touches.
 *
 * <p>Thread-safe: any number of threads read, or write different chunks, at once.
 */
public final class ZarrArray {
    private final Path folder;
    private final MetadataFiles files;
    private final ArrayMetadata metadata;
    private final FillValue fill;
    private final ChunkFiles chunks;

    ZarrArray(Path folder, MetadataFiles files, ArrayMetadata metadata, ChunkCache cache) {
        this.folder = folder;
        this.files = files;
        this.metadata = metadata;
        this.fill = FillValue.parse(metadata.type(), metadata.fillValue());
        this.chunks = new ChunkFiles(folder, metadata, cache);
    }

    /**
     * Opens an array that is no part of a group.
     *
     * @throws BrokenFileException where the folder holds no array, or its metadata are damaged
     */
    public static ZarrArray open(Path folder) {
        return open(folder, new MetadataFiles(folder), ChunkCache.ofDefaultSize());
    }

    static ZarrArray open(Path folder, MetadataFiles files, ChunkCache cache) {
        JsonNode json = files.read(folder, MetadataFiles.ARRAY)
                .orElseThrow(() -> new BrokenFileException(
                        folder, "holds no zarr array (" + MetadataFiles.ARRAY + " is missing). Check the path."));
        return new ZarrArray(folder, files, MetadataFiles.array(folder, json), cache);
    }

    /** The folder of the chunks. */
    public Path folder() {
        return folder;
    }

    /** Shape, chunks, type, codecs. */
    public ArrayMetadata metadata() {
        return metadata;
    }

    /** The lengths of the axes. */
    public long[] shape() {
        return metadata.shape();
    }

    /** The length of the first axis; 1 for an array without axes. */
    public long rows() {
        return metadata.rank() == 0 ? 1 : metadata.shape()[0];
    }

    /** The attributes; an empty object where there are none. A copy. */
    public ObjectNode attributes() {
        return files.attributes(folder);
    }

    /** Replaces the attributes. */
    public void writeAttributes(ObjectNode attributes) {
        files.write(folder, MetadataFiles.ATTRIBUTES, attributes);
    }

    /** Reads the whole array. */
    public NdArray readAll() {
        return read(new long[metadata.rank()], metadata.shape());
    }

    /** Reads the rows {@code [from, to)} of the first axis. */
    public NdArray readRows(long from, long to) {
        long[] first = new long[metadata.rank()];
        long[] last = metadata.shape();
        if (first.length == 0) {
            throw new WrongArgumentException(
                    "zarr: " + folder + " has no axes, so it has no rows. Read it as a whole.");
        }
        first[0] = from;
        last[0] = to;
        return read(first, last);
    }

    /**
     * Reads the block {@code [from, to)}, given for each axis.
     *
     * @throws WrongArgumentException where the block lies outside the array
     * @throws BrokenFileException where a chunk is damaged; the message names its file
     */
    public NdArray read(long[] from, long[] to) {
        checkBlock(from, to);
        int[] shape = lengths(from, to);
        int count = count(shape);
        if (metadata.holdsObjects()) {
            List<JsonNode> items = readObjects(from, shape, count);
            return PlainItems.toArray(nest(items, shape, 0, 0), shape, folder.toString());
        }
        NumpyType type = metadata.type();
        Memory.check((long) count * type.itemSize(), "a part of " + folder);
        Object column = ElementBytes.allocate(type, count);
        ChunkWalk.over(metadata, from, to).forEach((index, inChunk, inArray, lengths) -> {
            Region region = new Region(metadata.chunks(), metadata.fortranOrder(), shape, lengths);
            Optional<byte[]> chunk = chunks.read(index);
            if (chunk.isEmpty()) {
                region.forEach(inChunk, inArray, (c, a, n) -> fill.fill(type, column, a, n));
                return;
            }
            MemorySegment bytes = MemorySegment.ofArray(chunk.get());
            long item = type.itemSize();
            long step = item * region.chunkStep();
            try {
                region.forEach(
                        inChunk, inArray, (c, a, n) -> ElementBytes.read(type, bytes, c * item, step, column, a, n));
            } catch (IllegalArgumentException e) {
                throw new BrokenFileException(
                        chunks.file(index), "unpacked: " + e.getMessage() + ". Save the data anew.", e);
            }
        });
        return ElementBytes.wrap(type, column, shape);
    }

    /** Reads all objects of an array of Python objects, row-major; elements of other arrays as plain values. */
    public List<JsonNode> readObjects() {
        long[] from = new long[metadata.rank()];
        if (metadata.holdsObjects()) {
            int[] shape = lengths(from, metadata.shape());
            return readObjects(from, shape, count(shape));
        }
        NdArray array = readAll();
        List<JsonNode> items = new ArrayList<>();
        PlainItems.nested(array.reshape(array.size())).forEach(items::add);
        return items;
    }

    private List<JsonNode> readObjects(long[] from, int[] shape, int count) {
        JsonNode[] items = new JsonNode[count];
        long[] to = from.clone();
        for (int axis = 0; axis < to.length; axis++) {
            to[axis] += shape[axis];
        }
        ChunkWalk.over(metadata, from, to).forEach((index, inChunk, inArray, lengths) -> {
            List<JsonNode> chunk = chunks.readObjects(index).orElseGet(() -> fill.objects(metadata.chunkElements()));
            new Region(metadata.chunks(), false, shape, lengths).forEach(inChunk, inArray, (c, a, n) -> {
                for (int i = 0; i < n; i++) {
                    items[a + i] = chunk.get(c + i);
                }
            });
        });
        return Arrays.asList(items);
    }

    private static JsonNode nest(List<JsonNode> items, int[] shape, int axis, int index) {
        if (axis == shape.length) {
            return items.get(index);
        }
        var list = PythonJson.NODES.arrayNode();
        for (int i = 0; i < shape[axis]; i++) {
            list.add(nest(items, shape, axis + 1, index * shape[axis] + i));
        }
        return list;
    }

    /** Writes the whole array, chunk by chunk. */
    public void writeAll(NdArray array) {
        checkType(array);
        if (!LongStream.of(metadata.shape())
                .boxed()
                .toList()
                .equals(Arrays.stream(array.shape()).asLongStream().boxed().toList())) {
            throw wrongShape("array", array, "the shape " + Arrays.toString(metadata.shape()));
        }
        writeBlock(new long[metadata.rank()], array);
    }

    /**
     * Writes rows from {@code from} on; they begin at a chunk's beginning and end at a chunk's end or the array's.
     *
     * @throws WrongArgumentException where they don't
     */
    public void writeRows(long from, NdArray rows) {
        checkType(rows);
        long[] first = new long[metadata.rank()];
        long[] last = metadata.shape();
        if (first.length == 0 || rows.rank() != first.length) {
            throw wrongShape("rows", rows, "rows of the shape " + Arrays.toString(last));
        }
        first[0] = from;
        int rowsPerChunk = metadata.chunks()[0];
        long to = from + rows.length();
        boolean aligned = from >= 0 && from % rowsPerChunk == 0 && (to % rowsPerChunk == 0 || to == last[0]);
        int[] wanted = lengths(new long[last.length], last, 1);
        if (!aligned || to > last[0] || !Arrays.equals(rows.shape(), 1, first.length, wanted, 1, first.length)) {
            throw wrongShape(
                    "rows at " + from,
                    rows,
                    "whole chunks of " + rowsPerChunk + " rows of the shape " + Arrays.toString(last));
        }
        writeBlock(first, rows);
    }

    /** Writes one chunk; {@code part} has the lengths of a chunk, or those that are left at the array's end. */
    public void writeChunk(long[] index, NdArray part) {
        checkType(part);
        long[] first = new long[metadata.rank()];
        int[] wanted = metadata.chunks();
        boolean inside = index.length == first.length && part.rank() == first.length;
        for (int axis = 0; inside && axis < first.length; axis++) {
            first[axis] = index[axis] * wanted[axis];
            inside = index[axis] >= 0 && index[axis] < metadata.chunksAlong(axis);
            wanted[axis] = (int) Math.min(wanted[axis], metadata.shape()[axis] - first[axis]);
        }
        if (!inside || !Arrays.equals(wanted, part.shape())) {
            throw wrongShape("chunk " + Arrays.toString(index), part, "the shape " + Arrays.toString(wanted));
        }
        writeBlock(first, part);
    }

    private void writeBlock(long[] from, NdArray array) {
        long[] to = from.clone();
        for (int axis = 0; axis < to.length; axis++) {
            to[axis] += array.shape()[axis];
        }
        NumpyType type = metadata.type();
        Object column = ElementBytes.columnOf(type, array);
        long item = type.itemSize();
        ChunkWalk.over(metadata, from, to).forEach((index, inChunk, inArray, lengths) -> {
            byte[] bytes = new byte[metadata.chunkBytes()];
            if (!Arrays.equals(lengths, metadata.chunks())) {
                fill.fill(bytes);
            }
            MemorySegment chunk = MemorySegment.ofArray(bytes);
            Region region = new Region(metadata.chunks(), metadata.fortranOrder(), array.shape(), lengths);
            long step = item * region.chunkStep();
            region.forEach(
                    inChunk, inArray, (c, a, n) -> ElementBytes.write(type, column, a, n, chunk, c * item, step));
            chunks.write(index, bytes);
        });
    }

    /** Writes the objects of an array of Python objects, row-major. */
    public void writeObjects(List<JsonNode> items) {
        int[] shape = lengths(new long[metadata.rank()], metadata.shape());
        if (!metadata.holdsObjects() || items.size() != count(shape)) {
            throw new WrongArgumentException("zarr: objects = " + items.size() + " must be as many as " + folder
                    + " holds (" + Arrays.toString(shape) + " of type "
                    + metadata.type().description() + ").");
        }
        ChunkWalk.over(metadata, new long[shape.length], metadata.shape())
                .forEach((index, inChunk, inArray, lengths) -> {
                    List<JsonNode> chunk = new ArrayList<>(Collections.nCopies(metadata.chunkElements(), fill.json()));
                    new Region(metadata.chunks(), false, shape, lengths).forEach(inChunk, inArray, (c, a, n) -> {
                        for (int i = 0; i < n; i++) {
                            chunk.set(c + i, items.get(a + i));
                        }
                    });
                    chunks.writeObjects(index, chunk);
                });
    }

    /** Whether the file of a chunk is there. */
    public boolean hasChunk(long... index) {
        return Files.isRegularFile(chunks.file(index));
    }

    private void checkType(NdArray array) {
        if (metadata.holdsObjects() || !ElementBytes.fits(metadata.type(), array.type())) {
            throw new WrongArgumentException("zarr: array of " + array.type() + " must be of the type "
                    + PythonJson.formatCompact(metadata.type().description()) + " of " + folder
                    + ". Convert it first.");
        }
    }

    private WrongArgumentException wrongShape(String what, NdArray array, String rule) {
        return new WrongArgumentException("zarr: " + what + " of the shape " + Arrays.toString(array.shape())
                + " must have " + rule + " (" + folder + "). Give that shape.");
    }

    private void checkBlock(long[] from, long[] to) {
        long[] shape = metadata.shape();
        boolean inside = from.length == shape.length && to.length == shape.length;
        for (int axis = 0; inside && axis < shape.length; axis++) {
            inside = from[axis] >= 0 && from[axis] <= to[axis] && to[axis] <= shape[axis];
        }
        if (!inside) {
            throw new WrongArgumentException("zarr: block = " + Arrays.toString(from) + " to " + Arrays.toString(to)
                    + " must lie inside the shape " + Arrays.toString(shape) + " of " + folder
                    + ". Ask for an existing part.");
        }
    }

    private int[] lengths(long[] from, long[] to) {
        return lengths(from, to, 0);
    }

    private int[] lengths(long[] from, long[] to, int firstAxis) {
        int[] lengths = new int[from.length];
        for (int axis = firstAxis; axis < lengths.length; axis++) {
            long length = to[axis] - from[axis];
            Memory.check(length > Integer.MAX_VALUE - 16 ? Long.MAX_VALUE : 0, "an axis of " + folder);
            lengths[axis] = (int) length;
        }
        return lengths;
    }

    private int count(int[] shape) {
        double count = 1;
        for (int length : shape) {
            count *= length;
        }
        Memory.check(count > Integer.MAX_VALUE - 16 ? Long.MAX_VALUE : 0, "the array " + folder);
        return (int) count;
    }

    @Override
    public String toString() {
        return folder + ": " + PythonJson.formatCompact(metadata.type().description())
                + Arrays.toString(metadata.shape());
    }
}
