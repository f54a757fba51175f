package org.hillock.core.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Traced;

/** A file format that recordings or sortings are read from; found through {@link java.util.ServiceLoader}. */
public interface Format {
    /** The name that {@code --format} takes. */
    String name();

    /** One sentence: what writes such files. */
    String doc();

    /** How well the format fits a path; looks at names and headers only, never raises for odd content. */
    Support support(Path input);

    /** The streams at a path; empty where the format has none. */
    List<StreamInfo> streams(Path input);

    /** Opens a path; the object is a recording or a sorting. */
    Traced open(Path input, OpenOptions options);

    /** The recipe behind {@link #open} whose parameters are the format's options; absent where there are none. */
    Optional<OperationType<?>> recipe();
}
