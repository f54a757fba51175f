package org.hillock.core.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Traced;

/** The formats that the modules at hand provide. Immutable, thread-safe. */
public final class Formats {
    private final List<Format> formats;

    private Formats(List<Format> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The formats of all modules on the class path, in the order of their names. */
    public static Formats standard() {
        return Standard.FORMATS;
    }

    private static final class Standard {
        static final Formats FORMATS = load();

        private static Formats load() {
            List<Format> found = new ArrayList<>();
            ServiceLoader.load(Format.class, Format.class.getClassLoader()).forEach(found::add);
            found.sort(Comparator.comparing(Format::name));
            return new Formats(found);
        }
    }

    /** All formats. */
    public List<Format> all() {
        return formats;
    }

    /** The format of a name; an unknown one is refused with the known ones listed. */
    public Format named(String name) {
        return formats.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException("format = '" + name + "' must be one of "
                        + formats.stream().map(Format::name).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * The format that fits a path best.
     *
     * @throws BrokenFileException where the path does not exist
     * @throws NotSupportedException where no format fits; the message lists what each missed
     */
    public Format detect(Path input) {
        if (!Files.exists(input)) {
            throw new BrokenFileException(input, "no such file or folder. Check the path.");
        }
        Format best = formats.getFirst();
        int bestGrade = 0;
        StringBuilder reasons = new StringBuilder();
        for (Format format : formats) {
            Support support = format.support(input);
            if (support.grade() > bestGrade) {
                best = format;
                bestGrade = support.grade();
            }
            reasons.append(reasons.isEmpty() ? "" : "; ")
                    .append(format.name())
                    .append(": ")
                    .append(support.reason());
        }
        if (bestGrade == 0) {
            throw new NotSupportedException(input + ": the format must be one of those known (" + reasons
                    + "). Name one with --format, or convert the file first.");
        }
        return best;
    }

    /** Opens a path in the format that fits it best. */
    public Traced open(Path input, OpenOptions options) {
        return detect(input).open(input, options);
    }
}
