package org.hillock.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.PicklePlain;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.Operation;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Traced;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingCombination;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.snippets.SnippetsSource;
import org.hillock.core.snippets.SnippetsStep;
import org.hillock.core.sorting.RecordingWithSpikes;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingCombination;
import org.hillock.core.sorting.SortingSource;
import org.hillock.core.sorting.SortingStep;
import org.hillock.core.sorting.SortingWithRecordings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings objects back: from a dictionary, a JSON or pickle file, a saved folder or a zarr store. (The peer's {@code load_extractor}
 * and {@code load}.)
 */
public final class Extractors {
    private static final List<String> FOLDER_MARKERS =
            List.of("si_folder.json", "cached.json", "binary.json", "npz.json");

    private Extractors() {}

    /**
     * Loads whatever object a path holds.
     *
     * @param path a folder that was saved, a zarr store, a {@code .json}, {@code .pkl}, {@code .pickle} or {@code .npz} file
     * @throws BrokenFileException where the path is missing or its content damaged
     * @throws NotSupportedException where it holds a step or class that is not known; the message names it
     */
    public static Traced load(Path path) {
        return load(path, Optional.empty());
    }

    /** Loads an object whose relative paths count from {@code baseFolder} instead of the file's own folder. */
    public static Traced load(Path path, Optional<Path> baseFolder) {
        if (!Files.exists(path)) {
            throw new BrokenFileException(path, "no such file or folder. Check the path.");
        }
        Path absolute = path.toAbsolutePath().normalize();
        if (Files.isDirectory(absolute)) {
            return loadFolder(absolute);
        }
        String name = absolute.getFileName().toString();
        if (name.endsWith(".npz")) {
            return new NpzSortingExtractor(absolute).open();
        }
        JsonNode tree = name.endsWith(".pkl") || name.endsWith(".pickle")
                ? PicklePlain.readNamed(absolute)
                : PythonJson.read(absolute);
        if (!(tree instanceof ObjectNode dict) || !dict.has("class")) {
            throw new BrokenFileException(
                    absolute, "must hold a dictionary with a class. It is not a dump of a recording or sorting.");
        }
        Path base =
                baseFolder.or(() -> Optional.ofNullable(absolute.getParent())).orElse(absolute);
        return Content.of(absolute, () -> fromDict(dict, base));
    }

    /** Loads a recording; another kind of object is refused. */
    public static Recording loadRecording(Path path) {
        return requireKind(load(path), Recording.class, path, "recording");
    }

    /** Loads a sorting; another kind of object is refused. */
    public static Sorting loadSorting(Path path) {
        return requireKind(load(path), Sorting.class, path, "sorting");
    }

    private static <T> T requireKind(Traced object, Class<T> kind, Path path, String wanted) {
        if (kind.isInstance(object)) {
            return kind.cast(object);
        }
        throw new WrongArgumentException("load: " + path + " must hold a " + wanted + " (it holds a "
                + object.getClass().getSimpleName() + ").");
    }

    private static Traced loadFolder(Path folder) {
        if (Files.exists(folder.resolve(".zattrs")) || Files.exists(folder.resolve(".zgroup"))) {
            return ZarrStores.open(folder);
        }
        for (String marker : FOLDER_MARKERS) {
            if (Files.isRegularFile(folder.resolve(marker))
                    && PythonJson.read(folder.resolve(marker)) instanceof ObjectNode dict) {
                dict.put("relative_paths", true);
                Traced object = Content.of(folder.resolve(marker), () -> fromDict(dict, folder));
                return object instanceof Recording recording
                        ? FolderMetadata.loadMetadataFromFolder(recording, folder)
                        : object;
            }
        }
        throw new NotSupportedException(folder + ": must hold one of " + FOLDER_MARKERS
                + " or a zarr store. It is not the folder of a saved recording, sorting or snippets.");
    }

    /**
     * Rebuilds an object from the peer's dictionary.
     *
     * @param dict class, kwargs, annotations, properties, relative_paths
     * @param baseFolder what relative paths count from
     */
    public static Traced fromDict(ObjectNode dict, Path baseFolder) {
        ObjectNode copy = dict.deepCopy();
        if (copy.path("relative_paths").asBoolean(false)) {
            RelativePaths.makeAbsolute(copy, baseFolder.toAbsolutePath().normalize());
        }
        return build(copy);
    }

    private static Traced build(ObjectNode dict) {
        String className = dict.path("class").asString("");
        OperationType<?> type = Catalog.standard()
                .ofPythonClass(className)
                .orElseThrow(
                        () -> new NotSupportedException(
                                "load: class '" + className
                                        + "' must be one that is known here. Save the object to a folder with the program that made it."));
        if (!(dict.get("kwargs") instanceof ObjectNode kwargs)) {
            throw new WrongArgumentException("load: the dictionary of '" + className + "' must have kwargs.");
        }
        List<Traced> parents = new ArrayList<>();
        Operation operation = type.fromJson(ownArguments(type, kwargs, parents));
        return Described.with(apply(operation, parents, className), dict);
    }

    /** Takes the parents out of the arguments, whatever name a version gave them. */
    private static ObjectNode ownArguments(OperationType<?> type, ObjectNode kwargs, List<Traced> parents) {
        ObjectNode own = kwargs.deepCopy();
        List<String> keys = new ArrayList<>(kwargs.propertyNames());
        keys.sort(java.util.Comparator.comparing(type.secondParentKey()::equals));
        for (String key : keys) {
            JsonNode value = kwargs.get(key);
            if (isExtractor(value) && type.parameters().stream().noneMatch(parameter -> parameter.isCalled(key))) {
                parents.add(build((ObjectNode) value));
                own.remove(key);
            } else if (value.isArray()
                    && !value.isEmpty()
                    && value.valueStream().allMatch(Extractors::isExtractor)) {
                value.forEach(item -> parents.add(build((ObjectNode) item)));
                own.remove(key);
            } else if (key.equals(type.secondParentKey()) && value.isNull()) {
                own.remove(key);
            } else if (key.equals(type.parentKey()) && !key.isEmpty()) {
                throw new WrongArgumentException(type.name() + ": " + key + " must be the dictionary of an object.");
            }
        }
        return own;
    }

    private static boolean isExtractor(JsonNode node) {
        return node instanceof ObjectNode object && object.has("class") && object.has("kwargs");
    }

    private static Traced apply(Operation operation, List<Traced> parents, String className) {
        return switch (operation) {
            case RecordingSource source -> source.open();
            case RecordingStep step -> step.apply(only(parents, Recording.class, className));
            case RecordingCombination combination -> combination.apply(all(parents, Recording.class, className));
            case RecordingWithSpikes step -> {
                requireCount(parents, 2, className);
                yield step.apply(
                        all(parents.subList(0, 1), Recording.class, className).getFirst(),
                        all(parents.subList(1, 2), Sorting.class, className).getFirst());
            }
            case SortingSource source -> source.open();
            case SortingStep step -> step.apply(only(parents, Sorting.class, className));
            case SortingCombination combination -> combination.apply(all(parents, Sorting.class, className));
            case SortingWithRecordings step -> withRecordings(step, parents, className);
            case SnippetsSource source -> source.open();
            case SnippetsStep step -> step.apply(only(parents, Snippets.class, className));
            default ->
                throw new NotSupportedException(
                        "load: class '" + className + "' must be that of a recording, sorting or snippets.");
        };
    }

    private static Sorting withRecordings(SortingWithRecordings step, List<Traced> parents, String className) {
        int first = Math.min(1, parents.size());
        Sorting parent = only(parents.subList(0, first), Sorting.class, className);
        return step.apply(parent, all(parents.subList(first, parents.size()), Recording.class, className));
    }

    private static <T> T only(List<Traced> parents, Class<T> kind, String className) {
        requireCount(parents, 1, className);
        return all(parents, kind, className).getFirst();
    }

    private static void requireCount(List<Traced> parents, int count, String className) {
        if (parents.size() != count) {
            throw new WrongArgumentException("load: '" + className + "' must have " + count
                    + (count == 1 ? " parent" : " parents") + " (the dictionary has " + parents.size() + ").");
        }
    }

    private static <T> List<T> all(List<Traced> parents, Class<T> kind, String className) {
        for (Traced parent : parents) {
            if (!kind.isInstance(parent)) {
                throw new WrongArgumentException(
                        "load: the parent of '" + className + "' must be a " + kind.getSimpleName() + ".");
            }
        }
        return parents.stream().map(kind::cast).toList();
    }
}
