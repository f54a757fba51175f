package org.hillock.core.zarr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hillock.core.codecs.Codec;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.NumpyType;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A group of a zarr store in a folder: attributes, arrays and further groups by name. Thread-safe for different names. */
public final class ZarrGroup {
    private final Path folder;
    private final MetadataFiles files;
    private final ChunkCache cache;

    private ZarrGroup(Path folder, MetadataFiles files, ChunkCache cache) {
        this.folder = folder;
        this.files = files;
        this.cache = cache;
    }

    /** Whether a folder looks like a zarr store: a group or an array, of format 2 or 3. */
    public static boolean isStore(Path folder) {
        return List.of(MetadataFiles.GROUP, MetadataFiles.ARRAY, MetadataFiles.CONSOLIDATED, "zarr.json").stream()
                .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    /**
     * Opens a store with a cache of its own for 128 MiB of chunks.
     *
     * @throws BrokenFileException where the folder holds no group, or its metadata are damaged
     * @throws org.hillock.core.errors.NotSupportedException for zarr format 3
     */
    public static ZarrGroup open(Path folder) {
        return open(folder, ChunkCache.ofDefaultSize());
    }

    /** Opens a store whose arrays share the given cache. */
    public static ZarrGroup open(Path folder, ChunkCache cache) {
        return open(folder, new MetadataFiles(folder), cache);
    }

    private static ZarrGroup open(Path folder, MetadataFiles files, ChunkCache cache) {
        JsonNode json = files.read(folder, MetadataFiles.GROUP)
                .orElseThrow(() -> new BrokenFileException(
                        folder, "holds no zarr group (" + MetadataFiles.GROUP + " is missing). Check the path."));
        MetadataFiles.checkGroup(folder, json);
        return new ZarrGroup(folder, files, cache);
    }

    /**
     * Begins a store in a folder that is made where it is missing.
     *
     * @throws WrongArgumentException where the folder holds a store already
     * @throws java.io.UncheckedIOException where it can't be written
     */
    public static ZarrGroup create(Path folder) {
        if (isStore(folder)) {
            throw new WrongArgumentException(
                    "zarr: folder = " + folder + " must hold no zarr store yet. Remove it or take another name.");
        }
        return create(folder, new MetadataFiles(folder), ChunkCache.ofDefaultSize());
    }

    private static ZarrGroup create(Path folder, MetadataFiles files, ChunkCache cache) {
        makeFolder(folder);
        ObjectNode format = PythonJson.NODES.objectNode().put("zarr_format", 2);
        files.write(folder, MetadataFiles.GROUP, format);
        return new ZarrGroup(folder, files, cache);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw WholeFile.cannotWrite(folder, e);
        }
    }

    /** The folder of the group. */
    public Path folder() {
        return folder;
    }

    /** The attributes; an empty object where there are none. A copy. */
    public ObjectNode attributes() {
        return files.attributes(folder);
    }

    /** Replaces the attributes. */
    public void writeAttributes(ObjectNode attributes) {
        files.write(folder, MetadataFiles.ATTRIBUTES, attributes);
    }

    /** The names of the arrays, sorted. */
    public List<String> arrayNames() {
        return List.copyOf(files.children(folder, MetadataFiles.ARRAY));
    }

    /** The names of the groups, sorted. */
    public List<String> groupNames() {
        return List.copyOf(files.children(folder, MetadataFiles.GROUP));
    }

    /** Whether there is an array of that name; {@code a/b} is array b of group a. */
    public boolean hasArray(String name) {
        return files.read(child(name), MetadataFiles.ARRAY).isPresent();
    }

    /** Whether there is a group of that name. */
    public boolean hasGroup(String name) {
        return files.read(child(name), MetadataFiles.GROUP).isPresent();
    }

    /**
     * Opens an array; {@code a/b} is array b of group a.
     *
     * @throws BrokenFileException where there is none; the message lists those that are
     */
    public ZarrArray array(String name) {
        if (!hasArray(name)) {
            throw missing("array", name);
        }
        return ZarrArray.open(child(name), files, cache);
    }

    /**
     * Opens a group.
     *
     * @throws BrokenFileException where there is none; the message lists those that are
     */
    public ZarrGroup group(String name) {
        if (!hasGroup(name)) {
            throw missing("group", name);
        }
        return open(child(name), files, cache);
    }

    private BrokenFileException missing(String kind, String name) {
        TreeSet<String> known = new TreeSet<>(arrayNames());
        known.addAll(groupNames());
        return new BrokenFileException(folder, "holds no " + kind + " '" + name + "'. Known are " + known + ".");
    }

    /** Makes a group, or opens the one that is there; groups on the way to it are made too. */
    public ZarrGroup createGroup(String name) {
        ZarrGroup group = this;
        for (String part : name.split("/", -1)) {
            Path path = group.child(part);
            boolean there = Files.isRegularFile(path.resolve(MetadataFiles.GROUP));
            group = there ? open(path, files, cache) : create(path, files, cache);
        }
        return group;
    }

    /** Begins an array without chunks; one of that name that is there must be removed before. */
    public ZarrArray createArray(String name, ArrayMetadata metadata) {
        Path path = child(name);
        if (Files.exists(path)) {
            throw new WrongArgumentException(
                    "zarr: name = '" + name + "' must be free in " + folder + ". Remove it or take another name.");
        }
        makeFolder(path);
        files.write(path, MetadataFiles.ARRAY, metadata.toJson());
        return new ZarrArray(path, files, metadata, cache);
    }

    /** Writes a whole array in one chunk, or in chunks of about 16 MiB where it is larger. */
    public ZarrArray write(String name, NdArray array, Optional<Codec> compressor) {
        long[] shape = java.util.Arrays.stream(array.shape()).asLongStream().toArray();
        ArrayMetadata metadata =
                ArrayMetadata.of(NumpyType.of(array.type()), shape).withCompressor(compressor);
        ZarrArray written = createArray(name, metadata);
        written.writeAll(array);
        return written;
    }

    /** Writes plain values as a one-dimensional array of Python objects in one chunk. */
    public ZarrArray writeObjects(String name, List<JsonNode> items, ObjectFilter filter, Optional<Codec> compressor) {
        ArrayMetadata metadata = new ArrayMetadata(
                new long[] {items.size()},
                new int[] {Math.max(1, items.size())},
                new NumpyType.PythonObject(),
                compressor,
                List.of(filter),
                filter.form() == ObjectFilter.Form.VLEN_UTF8
                        ? PythonJson.NODES.stringNode("")
                        : PythonJson.NODES.numberNode(0),
                false,
                '.');
        ZarrArray written = createArray(name, metadata);
        written.writeObjects(items);
        return written;
    }

    /** Gathers the metadata of everything below in {@code .zmetadata}, which readers over slow links open first. */
    public void consolidate() {
        new MetadataFiles(folder).consolidate();
    }

    private Path child(String name) {
        Path path = folder;
        for (String part : name.split("/", -1)) {
            boolean plain = !part.isEmpty() && !part.startsWith(".") && part.indexOf('\\') < 0;
            if (!plain) {
                throw new WrongArgumentException("zarr: name = '" + name
                        + "' must be made of names that are not empty and don't begin with a point.");
            }
            path = path.resolve(part);
        }
        return path;
    }

    @Override
    public String toString() {
        return folder + ": arrays " + arrayNames() + ", groups " + groupNames();
    }
}
