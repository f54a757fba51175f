package org.hillock.testkit.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.cli.Hillock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extractors that are written here load in Python SpikeInterface and hold what Python computes. */
class ExtractorParityTest {
    @TempDir
    private Path folder;

    private void run(String... line) {
        java.io.StringWriter said = new java.io.StringWriter();
        java.io.PrintWriter out = new java.io.PrintWriter(said);
        assertThat(Hillock.run(out, out, line)).as(said.toString()).isZero();
    }

    @Test
    void pythonSeesTheSame() throws IOException, InterruptedException {
        String python = System.getProperty("ORACLE_PYTHON", System.getenv().getOrDefault("ORACLE_PYTHON", ""));
        if (python.isEmpty()) {
            System.out.println("SKIPPED parity: ORACLE_PYTHON names no Python");
            Assumptions.abort("ORACLE_PYTHON names no Python");
        }
        String made = folder.resolve("made").toString();
        run(
                "generate",
                "--output",
                made,
                "--durations",
                "5,3",
                "--num-channels",
                "8",
                "--num-units",
                "4",
                "--quiet",
                "--param",
                "dtype=int16",
                "--param",
                "gain=0.195",
                "--seed",
                "6");
        for (String format : List.of("analyzer", "analyzer_zarr", "waveforms")) {
            run(
                    "analyze",
                    made + "/recording",
                    made + "/sorting",
                    "--format",
                    format,
                    "--quiet",
                    "--output",
                    folder.resolve(format + "_sparse").toString(),
                    "--radius",
                    "40",
                    "--extensions",
                    "waveforms,templates,noise_levels,spike_amplitudes",
                    "--param",
                    "random_spikes.max_spikes_per_unit=20");
            run(
                    "analyze",
                    made + "/recording",
                    made + "/sorting",
                    "--format",
                    format,
                    "--quiet",
                    "--output",
                    folder.resolve(format + "_dense").toString(),
                    "--dense",
                    "--extensions",
                    "waveforms,templates,noise_levels,spike_amplitudes",
                    "--param",
                    "random_spikes.max_spikes_per_unit=20");
        }
        Path script = folder.resolve("extractors.py");
        try (InputStream source = ExtractorParityTest.class.getResourceAsStream("/parity/extractors.py")) {
            Files.write(script, source.readAllBytes());
        }
        Path log = folder.resolve("extractors.log");
        Process process = new ProcessBuilder(python, script.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    }
}
