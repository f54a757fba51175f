package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.core.npy.Npy;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PeaksVerbsTest {
    private static final String LOCUST = "../examples/data/locust_tetrode";

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** The tetrode without its offsets. */
    private String filtered() throws IOException {
        Files.writeString(folder.resolve("steps.json"), "{\"bandpass_filter\": {}}");
        CommandRun run = CommandRun.of(
                "preprocess", LOCUST, "--steps", file("steps.json"), "--output", file("filtered"), "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        return file("filtered");
    }

    @Test
    void peaks_are_found_and_placed() throws IOException {
        String recording = filtered();
        CommandRun found = CommandRun.of(
                "detect-peaks",
                recording,
                "--output",
                file("peaks.npy"),
                "--param",
                "detect_threshold=8",
                "--json",
                "--no-progress");
        assertThat(found.code()).as(found.err()).isZero();
        JsonNode document = found.json();
        assertThat(document.propertyNames()).contains("output", "num_peaks", "peaks_per_s", "times_real_time");
        NdArray peaks = Npy.read(folder.resolve("peaks.npy"));
        assertThat(peaks.fieldNames()).containsExactly("sample_index", "channel_index", "amplitude", "segment_index");
        assertThat(peaks.length()).isEqualTo(document.path("num_peaks").asInt()).isPositive();
        CommandRun placed = CommandRun.of(
                "localize-peaks",
                recording,
                "--peaks",
                file("peaks.npy"),
                "--output",
                file("places.npy"),
                "--no-progress",
                "--method",
                "monopolar_triangulation",
                "--param",
                "radius_um=200");
        assertThat(placed.code()).as(placed.err()).isZero();
        assertThat(placed.out()).contains("x, y, z, alpha");
        assertThat(Npy.read(folder.resolve("places.npy")).length()).isEqualTo(peaks.length());
    }

    @Test
    void results_do_not_depend_on_jobs_and_pieces() throws IOException {
        String recording = filtered();
        CommandRun.of("detect-peaks", recording, "--output", file("a.npy"), "--quiet", "--n-jobs", "1");
        CommandRun.of(
                "detect-peaks",
                recording,
                "--output",
                file("b.npy"),
                "--quiet",
                "--n-jobs",
                "3",
                "--chunk-size",
                "1777");
        assertThat(Npy.read(folder.resolve("a.npy")).length()).isPositive();
        assertThat(Files.readAllBytes(folder.resolve("a.npy"))).isEqualTo(Files.readAllBytes(folder.resolve("b.npy")));
    }

    @Test
    void wrong_names_and_files_are_refused_before_any_work() {
        CommandRun method = CommandRun.of("detect-peaks", LOCUST, "--output", file("p.npy"), "--method", "magic");
        assertThat(method.code()).isEqualTo(1);
        assertThat(method.err()).contains("magic", "locally_exclusive", "by_channel");
        CommandRun param = CommandRun.of("detect-peaks", LOCUST, "--output", file("p.npy"), "--param", "magic=1");
        assertThat(param.err()).contains("magic", "detect_threshold");
        CommandRun peaks =
                CommandRun.of("localize-peaks", LOCUST, "--output", file("p.npy"), "--peaks", LOCUST + "/nothing.npy");
        assertThat(peaks.code()).isEqualTo(1);
        assertThat(peaks.err()).contains("nothing.npy");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void detectors_and_localizers_are_listed() {
        assertThat(CommandRun.of("list", "detectors").out()).contains("by_channel", "exclude_sweep_ms");
        assertThat(CommandRun.of("list", "localizers").out()).contains("grid_convolution", "upsampling_um");
    }
}
