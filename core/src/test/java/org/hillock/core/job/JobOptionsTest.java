package org.hillock.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class JobOptionsTest {
    @AfterEach
    void reset() {
        GlobalSettings.resetGlobalJobKwargs();
        GlobalSettings.resetGlobalTmpFolder();
        GlobalSettings.resetGlobalDatasetFolder();
    }

    private static JobOptions parse(String json) {
        return JobOptions.parse((ObjectNode) PythonJson.parse(json));
    }

    @Test
    void standardIsOneJobOfOneSecondWithProgress() {
        assertThat(PythonJson.formatCompact(JobOptions.defaults().toJson()))
                .isEqualTo("{\"n_jobs\": 1, \"chunk_duration\": \"1s\", \"progress_bar\": true}");
    }

    @ParameterizedTest
    @CsvSource({
        "1s, 1",
        "500ms, 0.5",
        "0.25, 0.25",
        "2m, 120",
        "2min, 120",
        "1 h, 3600",
        "100us, 1e-4",
        "1e-2s, 0.01",
        ".5s, 0.5"
    })
    void durationsAreRead(String text, double seconds) {
        assertThat(ChunkSize.ofDuration(text)).isEqualTo(new ChunkSize.Span(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "100M, 100000000",
        "2G, 2000000000",
        "100k, 100000",
        "1.5M, 1500000",
        "100ki, 102400",
        "64Mi, 67108864",
        "2Gi, 2147483648",
        "1T, 1000000000000",
        "100MB, 100000000",
        "100 MiB, 104857600",
        "1234, 1234"
    })
    void amountsOfMemoryAreRead(String text, long bytes) {
        assertThat(ChunkSize.ofMemory(text)).isEqualTo(new ChunkSize.Memory(bytes));
        assertThat(ChunkSize.ofTotalMemory(ByteCount.format(bytes))).isEqualTo(new ChunkSize.Total(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100X", "M", "-5M", "", "1 2M", "99999999999T"})
    void otherAmountsAreRefused(String text) {
        assertThatThrownBy(() -> ChunkSize.ofMemory(text))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("chunk_memory = '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "1 fortnight", "", "NaN", "1e999"})
    void otherDurationsAreRefused(String text) {
        assertThatThrownBy(() -> ChunkSize.ofDuration(text))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("chunk_duration");
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 1", "4, 8, 4", "-1, 8, 8", "-2, 8, 7", "-20, 8, 1", "0.5, 8, 4", "1.0, 8, 8", "0.1, 2, 1"})
    void jobsAreCountedOnCores(String text, int cores, int jobs) {
        assertThat(JobCount.parse(text).on(cores)).isEqualTo(jobs);
        assertThat(parse("{\"n_jobs\": " + text + "}").nJobs().on(cores)).isEqualTo(jobs);
        assertThat(JobOptions.parse(Map.of("n_jobs", text)).nJobs().on(cores)).isEqualTo(jobs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1.5", "0.0", "-0.5", "many", ""})
    void otherNumbersOfJobsAreRefused(String text) {
        assertThatThrownBy(() -> JobCount.parse(text))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("n_jobs");
    }

    @Test
    void thePeersNamesAreUnderstood() {
        JobOptions options =
                parse("{\"n_jobs\": 2, \"chunk_memory\": \"10M\", \"progress_bar\": false, \"mp_context\": \"spawn\", "
                        + "\"max_threads_per_process\": 1, \"verbose\": true, \"total_memory\": null}");
        assertThat(options.nJobs()).isEqualTo(new JobCount.Fixed(2));
        assertThat(options.chunkSize()).isEqualTo(new ChunkSize.Memory(10_000_000));
        assertThat(options.progressBar()).isFalse();
        assertThat(options.notes()).singleElement().asString().contains("'spawn' has no effect");
        assertThat(parse("{}").with(options.toJson())).isEqualTo(options);
    }

    @Test
    void aFixedSizeGoesBeforeMemoryBeforeDuration() {
        assertThat(parse("{\"chunk_duration\": \"1s\", \"chunk_size\": 77, \"chunk_memory\": \"1M\"}")
                        .chunkSize())
                .isEqualTo(new ChunkSize.Samples(77));
        assertThat(parse("{\"chunk_duration\": \"1s\", \"total_memory\": \"1M\"}")
                        .chunkSize())
                .isEqualTo(new ChunkSize.Total(1_000_000));
        assertThatThrownBy(() -> parse("{\"chunk_memory\": \"1M\", \"total_memory\": \"1M\"}"))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("total_memory = 1M must not be given together with chunk_memory");
    }

    @Test
    void badOptionsNameTheirParameter() {
        assertThatThrownBy(() -> parse("{\"njobs\": 2}"))
                .hasMessageContaining("'njobs' must be one of n_jobs, chunk_size");
        assertThatThrownBy(() -> parse("{\"chunk_size\": 1.5}")).hasMessageContaining("chunk_size = '1.5'");
        assertThatThrownBy(() -> parse("{\"chunk_size\": \"x\"}")).hasMessageContaining("chunk_size = 'x'");
        assertThatThrownBy(() -> parse("{\"chunk_size\": 0}")).hasMessageContaining("chunk_size = 0 frames must be 1");
        assertThatThrownBy(() -> parse("{\"progress_bar\": 3}")).hasMessageContaining("progress_bar = '3'");
    }

    @Test
    void globalOptionsHoldUntilTheyAreReset() {
        GlobalSettings.setGlobalJobKwargs(
                (ObjectNode) PythonJson.parse("{\"n_jobs\": 16, \"chunk_duration\": \"5s\", \"progress_bar\": false}"));
        assertThat(parse("{\"chunk_size\": 10}").nJobs()).isEqualTo(new JobCount.Fixed(16));
        assertThat(parse("{\"n_jobs\": 1}").chunkSize()).isEqualTo(new ChunkSize.Span(5));
        GlobalSettings.setGlobalJobKwargs(GlobalSettings.getGlobalJobKwargs().withJobs(-1));
        assertThat(JobOptions.defaults().nJobs().on(3)).isEqualTo(3);
        GlobalSettings.resetGlobalJobKwargs();
        assertThat(JobOptions.defaults()).isEqualTo(JobOptions.standard());
    }

    @Test
    void globalFoldersHoldUntilTheyAreReset() {
        Path standard = GlobalSettings.getGlobalTmpFolder();
        for (String folder : List.of("a", "b")) {
            GlobalSettings.setGlobalTmpFolder(Path.of(folder));
            GlobalSettings.setGlobalDatasetFolder(Path.of(folder, "data"));
            assertThat(GlobalSettings.getGlobalTmpFolder()).isEqualTo(Path.of(folder));
            assertThat(GlobalSettings.getGlobalDatasetFolder()).isEqualTo(Path.of(folder, "data"));
        }
        assertThat(GlobalSettings.isSetGlobalTmpFolder()).isTrue();
        GlobalSettings.resetGlobalTmpFolder();
        GlobalSettings.resetGlobalDatasetFolder();
        assertThat(GlobalSettings.getGlobalTmpFolder()).isEqualTo(standard);
        assertThat(GlobalSettings.isSetGlobalDatasetFolder()).isFalse();
        System.setProperty("hillock.dataset.folder", "elsewhere");
        try {
            assertThat(GlobalSettings.getGlobalDatasetFolder()).isEqualTo(Path.of("elsewhere"));
        } finally {
            System.clearProperty("hillock.dataset.folder");
        }
    }
}
