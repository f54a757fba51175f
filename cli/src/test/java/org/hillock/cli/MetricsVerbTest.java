package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.core.format.Formats;
import org.hillock.core.format.OpenOptions;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.postprocessing.Waveforms;
import org.hillock.postprocessing.folders.ExtractorFormat;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.qualitymetrics.QualityMetrics;
import org.hillock.qualitymetrics.QualityMetricsExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MetricsVerbTest {
    private static final JobOptions QUIET = JobOptions.standard().withProgressBar(false);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void analyze() {
        Path truth = shared.resolve("truth");
        CommandRun run = CommandRun.of(
                "generate",
                "--num-channels",
                "8",
                "--num-units",
                "3",
                "--durations",
                "6,3",
                "--seed",
                "3",
                "--output",
                truth.toString(),
                "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        Recording recording = (Recording) Formats.standard().open(truth.resolve("recording"), OpenOptions.none());
        Sorting sorting = (Sorting) Formats.standard().open(truth.resolve("sorting"), OpenOptions.none());
        WaveformExtractor waveforms = Waveforms.extractWaveforms(recording, sorting);
        for (String extension : List.of("noise_levels", "spike_amplitudes", "principal_components")) {
            waveforms = waveforms.compute(extension, PythonJson.NODES.objectNode(), QUIET);
        }
        Waveforms.saveAs(waveforms, shared.resolve("analyzer"), ExtractorFormat.ANALYZER, false);
    }

    private CommandRun metrics(String... more) {
        return CommandRun.of(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "metrics",
                                shared.resolve("analyzer").toString(),
                                "--output",
                                folder.resolve("metrics.csv").toString()),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void all_that_can_be_computed_is_written_and_labelled() throws IOException {
        CommandRun run = metrics("--json");
        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("metrics.csv"));
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).startsWith(",num_spikes,firing_rate").endsWith("nn_hit_rate,nn_miss_rate");
        JsonNode document = run.json();
        assertThat(document.path("units").size()).isEqualTo(3);
        assertThat(document.path("units")
                        .get(0)
                        .path("missing")
                        .path("presence_ratio")
                        .asString())
                .contains("shorter than one bin");
        assertThat(document.path("labels").get(0).path("quality").asString()).isIn("good", "MUA", "noise");
        assertThat(document.path("columns").get(1).path("unit").asString()).isEqualTo("Hz");
    }

    @Test
    void names_parameters_and_rules_are_followed() {
        CommandRun run = metrics(
                "--names",
                "presence_ratio,snr",
                "--param",
                "presence_ratio.bin_duration_s=1",
                "--rule",
                "noise: snr >= 1e9");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("metrics.csv"))
                .content()
                .startsWith(",presence_ratio,snr\n")
                .doesNotContain(",,");
        assertThat(run.out()).contains("is not snr >= 1000000000", "{noise=3}");
    }

    @Test
    void what_is_wrong_is_said_in_one_line_before_anything_is_written() {
        assertThat(metrics("--names", "magic").err()).contains("magic", "isi_violation");
        assertThat(metrics("--names", "drift").err()).contains("drift", "spike_locations");
        assertThat(metrics("--param", "snr=1").err()).contains("METRIC.NAME=VALUE");
        assertThat(metrics("--rule", "snr > 3").err()).contains("LABEL");
        assertThat(metrics("--names", "magic").isOneLine()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_extension_keeps_what_was_there_and_adds_what_is_new() {
        WaveformExtractor waveforms = Waveforms.saveAs(
                Waveforms.loadWaveforms(shared.resolve("analyzer")),
                folder.resolve("copy"),
                ExtractorFormat.ANALYZER,
                false);
        QualityMetrics.computeQualityMetrics(waveforms, recipe("num_spikes", "snr"), QUIET);
        QualityMetrics.computeQualityMetrics(waveforms, recipe("firing_rate"), QUIET);
        UnitTable table = Waveforms.loadWaveforms(folder.resolve("copy"))
                .extension("quality_metrics")
                .data()
                .table("metrics");
        assertThat(table.columns()).containsExactly("num_spikes", "firing_rate", "snr");
    }

    private static QualityMetricsExtension recipe(String... names) {
        ObjectNode params = PythonJson.NODES.objectNode();
        List.of(names).forEach(params.withArray("metric_names")::add);
        return OperationType.of(QualityMetricsExtension.class).fromJson(params);
    }
}
