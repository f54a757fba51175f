package org.hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.format.Format;
import org.hillock.core.format.Formats;
import org.hillock.core.format.OpenOptions;
import org.hillock.core.sorting.Sorting;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How the sortings that a verb takes are read; folders of {@code sort} and {@code generate} stand for the sorting in them. */
final class SortingInputs {
    private static final String INSIDE = "sorting";

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Format of all inputs, see 'hillock list formats'. Default: detected.")
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description = "An option of the format; may be repeated. 'hillock list formats' names them.")
    private Map<String, String> options = new LinkedHashMap<>();

    /** Opens a sorting; {@code role} says in messages which argument named it. */
    Sorting open(String role, Path path) {
        Path place = place(path);
        Format chosen = format.map(Formats.standard()::named)
                .orElseGet(() -> Formats.standard().detect(place));
        ObjectNode given = chosen.recipe()
                .map(type -> NamedValues.of(type, options))
                .orElseGet(() -> NamedValues.guessed(options));
        if (chosen.open(place, new OpenOptions(Optional.empty(), given)) instanceof Sorting sorting) {
            return sorting;
        }
        throw new WrongArgumentException(
                role + " = " + path + " must be a sorting (it is something else). Name a sorting.");
    }

    private static Path place(Path path) {
        Path inside = path.resolve(INSIDE);
        return Files.isDirectory(inside) ? inside : path;
    }

    /** Refuses a sorting without units, which nothing can be compared with. */
    static Sorting requireUnits(String role, Path path, Sorting sorting) {
        if (sorting.getNumUnits() == 0) {
            throw new WrongArgumentException(role + " = " + path
                    + " must have a unit or more (it has none, so there is nothing to compare). Name another sorting.");
        }
        return sorting;
    }

    /** What sortings are called in tables: the names of their folders where these differ, otherwise the paths as they were given. */
    static List<String> names(List<Path> paths) {
        List<String> names = paths.stream().map(SortingInputs::folderName).toList();
        if (new HashSet<>(names).size() < names.size()) {
            names = paths.stream().map(Path::toString).toList();
        }
        List<String> numbered = new ArrayList<>();
        for (String name : names) {
            int number = 2;
            String free = name;
            while (numbered.contains(free)) {
                free = name + "#" + number++;
            }
            numbered.add(free);
        }
        return numbered;
    }

    private static String folderName(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Optional<Path> parent = Optional.ofNullable(whole.getParent());
        boolean isInside = whole.endsWith(INSIDE);
        Path named = isInside ? parent.orElse(whole) : whole;
        return Optional.ofNullable(named.getFileName()).orElse(path).toString();
    }
}
