package org.hillock.core.zarr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.core.codecs.BrokenBytesException;
import org.hillock.core.codecs.Codec;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.files.WholeFile;
import tools.jackson.databind.JsonNode;

/** Reads and writes the chunk files of one array, through its compressor and filters. */
final class ChunkFiles {
    private final Path folder;
    private final ArrayMetadata array;
    private final ChunkCache cache;

    ChunkFiles(Path folder, ArrayMetadata array, ChunkCache cache) {
        this.folder = folder;
        this.array = array;
        this.cache = cache;
    }

    Path file(long[] index) {
        StringBuilder name = new StringBuilder();
        for (long i : index) {
            name.append(name.isEmpty() ? "" : String.valueOf(array.separator())).append(i);
        }
        return folder.resolve(name.isEmpty() ? "0" : name.toString());
    }

    /** The elements of a chunk as bytes; nothing where it was never written. */
    Optional<byte[]> read(long[] index) {
        Path file = file(index);
        Optional<byte[]> cached = cache.get(file);
        if (cached.isPresent()) {
            return cached;
        }
        Optional<byte[]> chunk = stored(file).map(stored -> decode(file, stored));
        chunk.ifPresent(bytes -> cache.put(file, bytes));
        return chunk;
    }

    /** The objects of a chunk; nothing where it was never written. */
    Optional<List<JsonNode>> readObjects(long[] index) {
        Path file = file(index);
        return stored(file).map(stored -> decodeObjects(file, stored));
    }

    private static Optional<byte[]> stored(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new BrokenFileException(file, "can't be read (" + WholeFile.reason(e) + ").", e);
        } catch (OutOfMemoryError e) {
            throw new BrokenFileException(file, "is too large to be a chunk. Save the data in smaller chunks.", e);
        }
    }

    private byte[] decode(Path file, byte[] stored) {
        List<Filter> filters = array.filters();
        List<Integer> sizes = new ArrayList<>();
        int size = array.chunkBytes();
        for (Filter filter : filters) {
            sizes.add(size);
            long encoded = size == Codec.UNKNOWN_SIZE ? size : filter.encodedSize(size);
            Memory.check(encoded, "a chunk of " + folder);
            size = (int) encoded;
        }
        Memory.check(2L * array.chunkBytes(), "a chunk of " + folder);
        try {
            byte[] bytes = decompress(stored, size);
            for (int f = filters.size() - 1; f >= 0; f--) {
                bytes = filters.get(f).decode(bytes, sizes.get(f));
            }
            if (bytes.length != array.chunkBytes()) {
                throw new BrokenBytesException(
                        bytes.length, "the chunk has " + bytes.length + " bytes but must have " + array.chunkBytes());
            }
            return bytes;
        } catch (BrokenBytesException e) {
            throw broken(file, e);
        }
    }

    private List<JsonNode> decodeObjects(Path file, byte[] stored) {
        List<Filter> filters = array.filters();
        try {
            byte[] bytes = decompress(stored, Codec.UNKNOWN_SIZE);
            for (int f = filters.size() - 1; f > 0; f--) {
                bytes = filters.get(f).decode(bytes, Codec.UNKNOWN_SIZE);
            }
            return objectFilter().decodeItems(bytes, array.chunks(), file);
        } catch (BrokenBytesException e) {
            throw broken(file, e);
        }
    }

    private byte[] decompress(byte[] stored, int size) throws BrokenBytesException {
        return array.compressor().isPresent() ? array.compressor().get().decode(stored, size) : stored;
    }

    private ObjectFilter objectFilter() {
        return (ObjectFilter) array.filters().getFirst();
    }

    private static BrokenFileException broken(Path file, BrokenBytesException e) {
        return new BrokenFileException(file, e.offset(), e.getMessage() + ". Copy it again or save the data anew.");
    }

    void write(long[] index, byte[] elements) {
        byte[] bytes = elements;
        int elementSize = Math.max(1, array.type().itemSize());
        for (Filter filter : array.filters()) {
            bytes = filter.encode(bytes, elementSize);
            elementSize = filter.encodedElementSize(elementSize);
        }
        store(index, bytes, elementSize);
    }

    void writeObjects(long[] index, List<JsonNode> items) {
        byte[] bytes = objectFilter().encodeItems(items, array.chunks());
        for (Filter filter : array.filters().subList(1, array.filters().size())) {
            bytes = filter.encode(bytes, 1);
        }
        store(index, bytes, 1);
    }

    private void store(long[] index, byte[] bytes, int elementSize) {
        Path file = file(index);
        byte[] packed =
                array.compressor().isPresent() ? array.compressor().get().encode(bytes, elementSize) : bytes;
        if (array.separator() == '/') {
            try {
                Files.createDirectories(file.getParent());
            } catch (IOException e) {
                throw WholeFile.cannotWrite(file, e);
            }
        }
        WholeFile.write(file, false, packed);
        cache.remove(file);
    }
}
