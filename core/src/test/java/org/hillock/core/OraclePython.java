package org.hillock.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Runs a script of the test resources with the Python that the property or environment variable ORACLE_PYTHON names. */
public final class OraclePython {
    private OraclePython() {}

    /** Runs {@code oracle/<script>}; aborts the test aloud where no Python is named. */
    public static void run(Path scratch, String script, String... arguments) throws IOException, InterruptedException {
        String python = System.getProperty("ORACLE_PYTHON", System.getenv().getOrDefault("ORACLE_PYTHON", ""));
        if (python.isEmpty()) {
            System.out.println("SKIPPED oracle: ORACLE_PYTHON names no Python");
            Assumptions.abort("ORACLE_PYTHON names no Python");
        }
        Path copy = scratch.resolve(script);
        try (InputStream source = OraclePython.class.getResourceAsStream("/oracle/" + script)) {
            Files.write(copy, source.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(python, copy.toString()));
        command.addAll(List.of(arguments));
        Path log = scratch.resolve(script + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    }
}
