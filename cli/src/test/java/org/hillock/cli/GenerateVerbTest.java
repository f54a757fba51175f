package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class GenerateVerbTest {
    @TempDir
    private Path folder;

    private CommandRun generate(String name, String... more) {
        String[] line = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "generate", "--num-channels", "8", "--num-units", "3", "--output", folder + "/" + name),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        return CommandRun.of(line);
    }

    @Test
    void recording_and_truth_are_written_together() {
        CommandRun run = generate("truth", "--durations", "2,1", "--seed", "5", "--no-progress");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode recording =
                CommandRun.of("info", folder + "/truth/recording", "--json").json();
        JsonNode sorting =
                CommandRun.of("info", folder + "/truth/sorting", "--json").json();
        assertThat(recording.path("num_channels").asInt()).isEqualTo(8);
        assertThat(recording.path("num_segments").asInt()).isEqualTo(2);
        assertThat(sorting.path("num_units").asInt()).isEqualTo(3);
        assertThat(sorting.path("num_segments").asInt()).isEqualTo(2);
    }

    @Test
    void equal_seeds_give_equal_files_whatever_the_pieces() throws IOException {
        generate("a", "--durations", "1", "--seed", "7", "--n-jobs", "1", "--quiet");
        generate("b", "--durations", "1", "--seed", "7", "--n-jobs", "3", "--chunk-size", "777", "--quiet");
        generate("c", "--durations", "1", "--seed", "8", "--quiet");
        byte[] first = traces("a");
        assertThat(traces("b")).isEqualTo(first);
        assertThat(traces("c")).isNotEqualTo(first);
    }

    private byte[] traces(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name).resolve("recording/traces_cached_seg0.raw"));
    }

    @Test
    void an_unknown_generator_or_parameter_gets_the_known_ones() {
        assertThat(generate("x", "--generator", "magic").err()).contains("generate_ground_truth_recording");
        assertThat(generate("x", "--param", "magic=1").err()).contains("magic", "firing_rates");
        assertThat(folder).isEmptyDirectory();
    }
}
