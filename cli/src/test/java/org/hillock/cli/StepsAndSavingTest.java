package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsAndSavingTest {
    @TempDir
    private Path folder;

    private CommandRun preprocess(String steps, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("steps.json"), steps);
        String[] all = Arrays.copyOf(more, more.length + 5);
        all[more.length] = "--steps";
        all[more.length + 1] = file.toString();
        all[more.length + 2] = "--output";
        all[more.length + 3] = folder.resolve("out").toString();
        all[more.length + 4] = "--no-progress";
        return FlatRecording.write(folder, 400, 3).run("preprocess", all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scale\": {\"gain\": 2.0}, \"rectify\": {}}",
                "[{\"scale\": {\"gain\": 2.0}}, {\"rectify\": {}}]",
                "[[\"scale\", {\"gain\": 2.0}], \"rectify\"]"
            })
    void steps_come_as_object_or_list(String steps) throws IOException {
        CommandRun run = preprocess(steps, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().path("num_samples").asLong()).isEqualTo(400);
    }

    @Test
    void any_cutting_into_pieces_gives_the_same_file() throws IOException {
        String steps = "{\"bandpass_filter\": {\"freq_min\": 30.0, \"freq_max\": 300.0}, \"common_reference\": {}}";
        assertThat(preprocess(steps, "--save-dtype", "float32").code()).isZero();
        byte[] whole = Files.readAllBytes(folder.resolve("out/traces_cached_seg0.raw"));
        CommandRun cut =
                preprocess(steps, "--save-dtype", "float32", "--chunk-size", "7", "--n-jobs", "3", "--overwrite");
        assertThat(cut.code()).as(cut.err()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("out/traces_cached_seg0.raw")))
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scale\": {\"gian\": 2.0}}",
                "{\"no_such_step\": {}}",
                "{\"scale\": 3}",
                "{\"scale\": {\"gain\": 2.0}",
                "7"
            })
    void bad_steps_are_one_line_and_write_nothing(String steps) throws IOException {
        CommandRun run = preprocess(steps);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.isOneLine()).as(run.err()).isTrue();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_recording_is_converted_into_another_type() throws IOException {
        Path out = folder.resolve("converted");
        CommandRun run = FlatRecording.write(folder, 20, 2)
                .run("convert", "--to", "binary", "--save-dtype", "float64", "--output", out.toString(), "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(CommandRun.of("info", out.toString(), "--json")
                        .json()
                        .path("dtype")
                        .asString())
                .isEqualTo("float64");
    }

    @Test
    void an_unknown_form_gets_the_known_ones() throws IOException {
        CommandRun run = FlatRecording.write(folder, 20, 2).run("convert", "--to", "tape", "--output", folder + "/x");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("tape", "binary");
    }
}
