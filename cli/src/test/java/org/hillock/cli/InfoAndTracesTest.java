package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hillock.core.npy.Npy;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InfoAndTracesTest {
    @TempDir
    private Path folder;

    @Test
    void info_has_the_promised_keys() throws IOException {
        JsonNode info = FlatRecording.write(folder, 50, 3)
                .run("info", "--gain", "0.5", "--offset", "0", "--json")
                .json();
        assertThat(info.propertyNames())
                .containsExactly(
                        "kind",
                        "num_channels",
                        "channel_ids",
                        "sampling_frequency",
                        "num_segments",
                        "num_samples",
                        "dtype",
                        "gain_to_uV",
                        "offset_to_uV",
                        "probe",
                        "properties",
                        "streams");
        assertThat(info.path("num_samples").path(0).asLong()).isEqualTo(50);
        assertThat(info.path("gain_to_uV").path(2).asDouble()).isEqualTo(0.5);
        assertThat(info.path("probe").isNull()).isTrue();
    }

    @Test
    void a_probe_table_gives_places_and_groups() throws IOException {
        Path probe = Files.writeString(folder.resolve("probe.csv"), "x,y,shank\n0,0,0\n0,20,0\n100,0,1\n");
        JsonNode info = FlatRecording.write(folder, 50, 3)
                .run("info", "--probe", probe.toString(), "--json")
                .json();
        assertThat(info.path("properties").path("group").toString()).isEqualTo("[0,0,1]");
        assertThat(info.path("probe").path("probes").size()).isEqualTo(1);
    }

    @Test
    void a_probe_of_fewer_contacts_is_refused() throws IOException {
        Path probe = Files.writeString(folder.resolve("probe.csv"), "0,0\n0,20\n");
        CommandRun run = FlatRecording.write(folder, 50, 3).run("info", "--probe", probe.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.isOneLine()).isTrue();
        assertThat(run.err()).contains("probe.csv", "3 channels");
    }

    @Test
    void a_truncated_file_names_file_and_byte() throws IOException {
        FlatRecording flat = FlatRecording.write(folder, 50, 3);
        Files.write(flat.file(), new byte[] {1}, StandardOpenOption.APPEND);
        CommandRun run = flat.run("info");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.isOneLine()).isTrue();
        assertThat(run.err()).contains("traces.raw at byte 300");
    }

    @Test
    void traces_are_the_very_values() throws IOException {
        Path out = folder.resolve("piece.npy");
        CommandRun run = FlatRecording.write(folder, 50, 3)
                .run("traces", "--start", "10", "--end", "20", "--channels", "2,0", "--output", out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        NdArray piece = Npy.read(out);
        assertThat(piece.shape()).containsExactly(10, 2);
        assertThat(List.of(piece.longAt(0), piece.longAt(1), piece.longAt(19))).containsExactly(102L, 100L, 190L);
    }

    @Test
    void scaled_traces_are_microvolts() throws IOException {
        Path out = folder.resolve("piece.npy");
        FlatRecording.write(folder, 50, 3)
                .run("traces", "--gain", "2", "--offset", "-1", "--scaled", "--end", "2", "--output", out.toString());
        assertThat(Npy.read(out).toDoubles()).containsExactly(-1, 1, 3, 19, 21, 23);
    }

    @Test
    void frames_and_channels_outside_are_refused_and_nothing_is_written() throws IOException {
        FlatRecording flat = FlatRecording.write(folder, 50, 3);
        Path out = folder.resolve("piece.npy");
        for (String[] bad : List.of(
                new String[] {"--start", "51"},
                new String[] {"--start", "20", "--end", "10"},
                new String[] {"--channels", "9"},
                new String[] {"--segment", "1"},
                new String[] {"--scaled"})) {
            List<String> more = new java.util.ArrayList<>(List.of(bad));
            more.addAll(List.of("--output", out.toString()));
            CommandRun run = flat.run("traces", more.toArray(String[]::new));
            assertThat(run.code()).as(List.of(bad).toString()).isEqualTo(1);
            assertThat(run.isOneLine()).as(run.err()).isTrue();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(flat.file());
        }
    }

    @Test
    void an_output_that_exists_is_kept_unless_it_may_be_replaced() throws IOException {
        Path out = Files.writeString(folder.resolve("piece.npy"), "mine");
        FlatRecording flat = FlatRecording.write(folder, 50, 3);
        CommandRun refused = flat.run("traces", "--output", out.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("--overwrite");
        assertThat(Files.readString(out)).isEqualTo("mine");
        assertThat(flat.run("traces", "--output", out.toString(), "--overwrite").code())
                .isZero();
        assertThat(Npy.read(out).shape()).containsExactly(50, 3);
    }
}
