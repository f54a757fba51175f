package org.hillock.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs some command lines in one process, so that the Java machine can note which classes a start needs; see {@code bin/lib/app.sh}.
 */
final class TrainingRun {
    private TrainingRun() {}

    /** Runs the lines on the shipped recording; what they print and whether they fail is of no matter. */
    public static void main(String[] args) throws IOException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        String recording = Path.of(System.getProperty("hillock.home", "."), "examples", "data", "locust_tetrode")
                .toString();
        Path folder = Files.createTempDirectory("hillock-training");
        String sorted = folder.resolve("sorted").toString();
        List<List<String>> lines = List.of(
                List.of("--version"),
                List.of("--help"),
                List.of("sort", "--help"),
                List.of("list", "formats", "--json"),
                List.of("list", "steps"),
                List.of("info", recording, "--json"),
                List.of("traces", recording, "--end", "1000", "--output", folder + "/piece.npy"),
                List.of("sort", recording, "--output", sorted, "--no-progress"),
                List.of("info", sorted + "/sorting"),
                List.of("compare", sorted, sorted),
                List.of("convert", recording, "--to", "zarr", "--output", folder + "/copy.zarr", "--quiet"));
        for (List<String> line : lines) {
            Hillock.run(out, out, line.toArray(String[]::new));
        }
        remove(folder);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
