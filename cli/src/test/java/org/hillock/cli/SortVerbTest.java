package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.core.json.PythonJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SortVerbTest {
    private static final String LOCUST = "../examples/data/locust_tetrode";

    @TempDir
    private Path folder;

    @Test
    void the_shipped_recording_is_sorted_into_units_that_fire_like_neurons() {
        Path out = folder.resolve("sorted");
        CommandRun run = CommandRun.of("sort", LOCUST, "--output", out.toString(), "--no-progress");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("spikesift", "SNR", "real time");
        JsonNode summary = PythonJson.read(out.resolve("summary.json"));
        assertThat(summary.path("num_units").asInt()).isBetween(2, 12);
        for (JsonNode unit : summary.path("units")) {
            assertThat(unit.path("snr").asDouble()).isGreaterThan(4);
            assertThat(unit.path("refractory_violations").asDouble()).isLessThan(0.05);
        }
        JsonNode info = CommandRun.of("info", out.resolve("sorting").toString(), "--json")
                .json();
        assertThat(info.propertyNames())
                .contains("kind", "num_units", "unit_ids", "num_spikes", "sampling_frequency", "num_segments");
        assertThat(info.path("num_units").asInt())
                .isEqualTo(summary.path("num_units").asInt());
    }

    @Test
    void results_do_not_depend_on_the_number_of_jobs() throws java.io.IOException {
        for (String jobs : new String[] {"1", "4"}) {
            CommandRun run = CommandRun.of(
                    "sort", LOCUST, "--output", folder.resolve(jobs).toString(), "--n-jobs", jobs, "--quiet");
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).isEmpty();
        }
        assertThat(Files.readAllBytes(folder.resolve("1/sorting/spikes.npy")))
                .isEqualTo(Files.readAllBytes(folder.resolve("4/sorting/spikes.npy")));
    }

    @Test
    void a_step_may_appear_twice() throws java.io.IOException {
        Path steps = Files.writeString(
                folder.resolve("steps.json"),
                "[[\"bandpass_filter\", {\"freq_min\": 300.0, \"freq_max\": 6000.0}], \"center\", [\"bandpass_filter\", {\"freq_min\": 400.0, \"freq_max\": 5000.0}]]");
        Path out = folder.resolve("sorted");
        CommandRun run = CommandRun.of("sort", LOCUST, "--output", out.toString(), "--steps", steps.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("bandpass_filter, center, bandpass_filter");
        JsonNode made = PythonJson.read(out.resolve("summary.json")).path("preprocessing");
        assertThat(made).hasSize(3);
        assertThat(made.path(2).path(1).path("freq_min").asDouble()).isEqualTo(400);
    }

    @Test
    void unknown_sorters_parameters_and_outputs_that_exist_are_refused() throws java.io.IOException {
        String out = folder.resolve("sorted").toString();
        CommandRun sorter = CommandRun.of("sort", LOCUST, "--output", out, "--sorter", "magic");
        assertThat(sorter.err()).contains("magic", "spikesift");
        CommandRun param = CommandRun.of("sort", LOCUST, "--output", out, "--param", "magic=1");
        assertThat(param.err()).contains("magic", "detection_sensitivity");
        assertThat(folder).isEmptyDirectory();
        Files.createDirectory(folder.resolve("sorted"));
        CommandRun exists = CommandRun.of("sort", LOCUST, "--output", out);
        assertThat(exists.code()).isEqualTo(1);
        assertThat(exists.err()).contains("--overwrite");
    }
}
