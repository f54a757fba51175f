package org.hillock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples do what their pages say, on the shipped recording. */
class ExamplesTest {
    private static final Path LOCUST = Path.of("data", "locust_tetrode");

    @TempDir
    private Path work;

    private static String printed(Consumer<PrintStream> example) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        example.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void reading() {
        assertThat(printed(out -> ReadARecording.run(LOCUST, out)))
                .contains("4 channels - 15.0kHz", "431,548 samples", "true");
    }

    @Test
    void slicing() {
        assertThat(printed(out -> SliceARecording.run(LOCUST, work, out)))
                .contains("2 segments, 30000 samples", "[3, 0]");
    }

    @Test
    void preprocessing() {
        assertThat(printed(out -> PreprocessARecording.run(LOCUST, work, out)))
                .contains("float32", "true")
                .doesNotContain("false");
    }

    @Test
    void sorting() {
        assertThat(printed(out -> SortARecording.run(LOCUST, work, out))).contains("spikesift", "unit 0: ", "units");
        assertThat(work.resolve("sorting/spikes.npy")).exists();
    }
}
