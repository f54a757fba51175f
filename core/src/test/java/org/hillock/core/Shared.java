package org.hillock.core;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files of the shared folder that stands beside the project. */
public final class Shared {
    private Shared() {}

    /** A file or folder; aborts the test aloud where it is missing. */
    public static Path path(String name) {
        Path path =
                Path.of(System.getProperty("hillock.shared", "../../shared")).resolve(name);
        if (!Files.exists(path)) {
            System.out.println("SKIPPED golden: not found (" + name + ")");
            Assumptions.abort(name + " not found");
        }
        return path;
    }
}
