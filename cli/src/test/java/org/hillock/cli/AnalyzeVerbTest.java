package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.core.json.PythonJson;
import org.hillock.postprocessing.Waveforms;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AnalyzeVerbTest {
    private static final String[] FEW = {"--extensions", "waveforms,templates,spike_amplitudes", "--no-progress"};

    @TempDir
    private Path folder;

    private String recording = "";
    private String sorting = "";

    @BeforeEach
    void generate() {
        Path out = folder.resolve("made");
        CommandRun run = CommandRun.of(
                "generate",
                "--output",
                out.toString(),
                "--durations",
                "6",
                "--num-channels",
                "8",
                "--num-units",
                "4",
                "--seed",
                "3",
                "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        recording = out.resolve("recording").toString();
        sorting = out.resolve("sorting").toString();
    }

    private CommandRun analyze(String output, String... more) {
        String[] begin = {
            "analyze", recording, sorting, "--output", folder.resolve(output).toString()
        };
        String[] all = java.util.stream.Stream.of(begin, FEW, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        return CommandRun.of(all);
    }

    @ParameterizedTest
    @CsvSource({"analyzer, out", "analyzer_zarr, out.zarr", "waveforms, out", "waveforms_zarr, out.zarr"})
    void every_format_is_written_and_read(String format, String place) {
        CommandRun run = analyze("out", "--format", format, "--json", "--param", "waveforms.ms_after=1.5");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode document = run.json();
        assertThat(document.path("num_units").asInt()).isEqualTo(4);
        assertThat(document.path("extensions").propertyNames())
                .contains("random_spikes", "waveforms", "templates", "spike_amplitudes");
        WaveformExtractor read = Waveforms.loadWaveforms(folder.resolve(place));
        assertThat(read.hasRecording()).isTrue();
        assertThat(read.window().nafter()).isEqualTo((int) (1.5 * read.samplingFrequency() / 1000));
        assertThat(read.extension("spike_amplitudes").data().array("amplitudes").length())
                .isEqualTo(read.spikes().size());
    }

    @Test
    void results_do_not_depend_on_the_number_of_jobs() throws java.io.IOException {
        assertThat(analyze("one", "--dense", "--quiet", "--n-jobs", "1").code()).isZero();
        assertThat(analyze("four", "--dense", "--quiet", "--n-jobs", "4", "--chunk-duration", "333ms")
                        .code())
                .isZero();
        for (String file : new String[] {"waveforms/waveforms.npy", "spike_amplitudes/amplitudes.npy"}) {
            assertThat(Files.readAllBytes(folder.resolve("one/extensions/" + file)))
                    .isEqualTo(Files.readAllBytes(folder.resolve("four/extensions/" + file)));
        }
    }

    @Test
    void a_second_run_resumes_or_replaces_but_never_by_itself() {
        assertThat(analyze("out").code()).isZero();
        CommandRun refused = analyze("out");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("--resume", "--overwrite");
        assertThat(analyze("out", "--resume", "--param", "noise_levels.seed=4").code())
                .isZero();
        assertThat(PythonJson.read(folder.resolve("out/extensions/noise_levels/params.json"))
                        .path("seed")
                        .asInt())
                .isEqualTo(4);
        assertThat(analyze("out", "--overwrite").code()).isZero();
        assertThat(folder.resolve("out/extensions/noise_levels")).doesNotExist();
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThat(analyze("out", "--format", "magic").err()).contains("magic", "analyzer_zarr");
        assertThat(analyze("out", "--param", "ms_after=2").err()).contains("waveforms.ms_after");
        assertThat(analyze("out", "--param", "magic.a=2").err()).contains("magic", "templates");
        assertThat(analyze("out", "--dense", "--radius", "50").err()).contains("--radius", "--dense");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
