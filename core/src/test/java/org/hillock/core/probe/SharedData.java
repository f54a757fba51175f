package org.hillock.core.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds the shared test data; tests are aborted where it is missing. */
final class SharedData {
    private SharedData() {}

    static Path folder(String name) {
        Path folder = Path.of(System.getProperty("hillock.shared", "../../shared"), name);
        if (!Files.isDirectory(folder)) {
            System.out.println("SKIPPED golden: not found");
            Assumptions.abort("not found: " + folder);
        }
        return folder;
    }

    static List<Path> files(Path folder, String... names) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> List.of(names).contains(f.getFileName().toString())
                            || Stream.of(names)
                                    .anyMatch(n ->
                                            n.startsWith("*") && f.toString().endsWith(n.substring(1))))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
