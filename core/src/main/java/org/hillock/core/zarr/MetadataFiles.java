package org.hillock.core.zarr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON files of a store; where one is missing, the store's consolidated copy {@code .zmetadata} stands in. */
final class MetadataFiles {
    static final String GROUP = ".zgroup";
    static final String ARRAY = ".zarray";
    static final String ATTRIBUTES = ".zattrs";
    static final String CONSOLIDATED = ".zmetadata";
    private static final String FORMAT_3 = "zarr.json";

    private final Path root;
    private final JsonNode consolidated;

    MetadataFiles(Path root) {
        this.root = root;
        Path file = root.resolve(CONSOLIDATED);
        this.consolidated =
                Files.isRegularFile(file) ? PythonJson.read(file).path("metadata") : PythonJson.NODES.objectNode();
    }

    Optional<JsonNode> read(Path folder, String name) {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file)) {
            return Optional.of(PythonJson.read(file));
        }
        JsonNode copy = consolidated.path(key(folder, name));
        if (copy.isMissingNode() && !name.equals(ATTRIBUTES) && Files.isRegularFile(folder.resolve(FORMAT_3))) {
            throw new NotSupportedException(folder.resolve(FORMAT_3)
                    + ": zarr format 3 can't be read (format 2 is). Save the data with zarr_format=2.");
        }
        return copy.isMissingNode() ? Optional.empty() : Optional.of(copy);
    }

    private String key(Path folder, String name) {
        return root.relativize(folder.resolve(name)).toString().replace('\\', '/');
    }

    ObjectNode attributes(Path folder) {
        JsonNode attributes = read(folder, ATTRIBUTES).orElseGet(PythonJson.NODES::objectNode);
        if (attributes instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw new BrokenFileException(folder.resolve(ATTRIBUTES), "must hold a JSON object. Write it anew.");
    }

    void write(Path folder, String name, JsonNode json) {
        WholeFile.write(folder.resolve(name), false, PythonJson.format(json).getBytes(StandardCharsets.UTF_8));
    }

    static ArrayMetadata array(Path folder, JsonNode json) {
        Path file = folder.resolve(ARRAY);
        try {
            return ArrayMetadata.parse(json);
        } catch (IllegalArgumentException | WrongArgumentException | ArithmeticException e) {
            throw new BrokenFileException(file, "is damaged (" + e.getMessage() + "). Save the data anew.", e);
        } catch (NotSupportedException e) {
            throw new NotSupportedException(file + ": " + e.getMessage(), e);
        }
    }

    static void checkGroup(Path folder, JsonNode json) {
        Path file = folder.resolve(GROUP);
        try {
            MetadataJson.checkFormat(json);
        } catch (IllegalArgumentException e) {
            throw new BrokenFileException(file, "is damaged (" + e.getMessage() + "). Save the data anew.", e);
        } catch (NotSupportedException e) {
            throw new NotSupportedException(file + ": " + e.getMessage(), e);
        }
    }

    /** The names inside a group folder under which there is a file of the given name. */
    Set<String> children(Path folder, String name) {
        TreeSet<String> children = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.filter(entry -> Files.isRegularFile(entry.resolve(name)))
                        .forEach(entry -> children.add(String.valueOf(entry.getFileName())));
            } catch (IOException e) {
                throw new BrokenFileException(folder, "can't be listed (" + WholeFile.reason(e) + ").", e);
            }
        }
        String prefix = key(folder, "");
        String start = prefix.isEmpty() ? "" : prefix + "/";
        consolidated.propertyNames().stream()
                .filter(key -> key.length() > start.length() + name.length() + 1)
                .filter(key -> key.startsWith(start) && key.endsWith("/" + name))
                .map(key -> key.substring(start.length(), key.length() - name.length() - 1))
                .filter(child -> !child.isEmpty() && child.indexOf('/') < 0)
                .forEach(children::add);
        return children;
    }

    /** Gathers all JSON files below the root in one, as zarr's {@code consolidate_metadata} does. */
    void consolidate() {
        TreeMap<String, JsonNode> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> isMetadata(String.valueOf(file.getFileName())))
                    .forEach(file ->
                            found.put(root.relativize(file).toString().replace('\\', '/'), PythonJson.read(file)));
        } catch (IOException e) {
            throw new BrokenFileException(root, "can't be listed (" + WholeFile.reason(e) + ").", e);
        }
        ObjectNode json = PythonJson.NODES.objectNode();
        ObjectNode metadata = json.putObject("metadata");
        found.forEach(metadata::set);
        json.put("zarr_consolidated_format", 1);
        write(root, CONSOLIDATED, json);
    }

    private static boolean isMetadata(String name) {
        return name.equals(GROUP) || name.equals(ARRAY) || name.equals(ATTRIBUTES);
    }
}
