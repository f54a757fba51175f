package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.sorters.spikesift.SortedRecording;
import org.hillock.sorters.spikesift.SortedSegment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code map-clusters} and {@code merge-sortings} on results with clusters that are told apart at a glance. */
class SpikeSiftVerbsTest {
    private static final float[][] PROBE = {{0, 0}, {0, 20}, {0, 40}, {0, 60}};
    private static final long DURATION = 30_000;

    @TempDir
    private Path folder;

    private String first = "";
    private String second = "";

    /** Cluster {@code neuron} is largest on the channel of that number. */
    private static float[] vector(int neuron) {
        float[] vector = new float[PROBE.length];
        for (int channel = 0; channel < vector.length; channel++) {
            vector[channel] = channel == neuron ? 200 : 20;
        }
        return vector;
    }

    private static long[] train(int neuron, int spikes) {
        return LongStream.range(0, spikes).map(i -> 1000 * i + 100 * neuron).toArray();
    }

    private static SortedRecording result(float[][] probe, int... neurons) {
        List<long[]> trains = new ArrayList<>();
        for (int neuron : neurons) {
            trains.add(train(neuron, 20));
        }
        float[][] vectors =
                Arrays.stream(neurons).mapToObj(SpikeSiftVerbsTest::vector).toArray(float[][]::new);
        return new SortedRecording(List.of(new SortedSegment(0, DURATION, trains, vectors)), List.of(), probe);
    }

    private String save(String name, double rate, SortedRecording result) throws IOException {
        Path path = Files.createDirectory(folder.resolve(name));
        result.save(path.resolve("spikesift.npz"), false);
        SpikeVector spikes = SpikeVector.fromTrains(List.of(List.of()), 0);
        SortingSaver.saveToFolder(NumpySorting.of(spikes, rate, Ids.range(0)), path.resolve("sorting"), false);
        return path.toString();
    }

    @BeforeEach
    void twoResults() throws IOException {
        first = save("first", 30_000, result(PROBE, 0, 1, 2));
        second = save("second", 30_000, result(PROBE, 2, 3, 0));
    }

    private static CommandRun done(String... line) {
        CommandRun run = CommandRun.of(line);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    @Test
    void clusters_are_found_again_by_their_amplitudes() {
        JsonNode found = done("map-clusters", first, second, "--max-drift", "0", "--json")
                .json();
        assertThat(found.path("map").path("0").asInt()).isEqualTo(2);
        assertThat(found.path("map").path("2").asInt()).isZero();
        assertThat(done("map-clusters", first, first, "--max-drift", "0").out()).contains("Matched 3 of 3");
    }

    @Test
    void parts_that_follow_one_another_are_chained() {
        String out = folder.resolve("merged").toString();
        JsonNode summary = done(
                        "merge-sortings", first, second, "--consecutive", "--max-drift", "0", "--output", out, "--json")
                .json();
        assertThat(summary.path("parts").path(1).path("start_frame").asLong()).isEqualTo(DURATION);
        Sorting merged = Extractors.loadSorting(Path.of(out, "sorting"));
        assertThat(merged.getUnitIds().asList()).contains(Id.of(0), Id.of(2));
        assertThat(merged.getUnitSpikeTrain(Id.of(0)))
                .isEqualTo(LongStream.concat(
                                Arrays.stream(train(0, 20)),
                                Arrays.stream(train(0, 20)).map(frame -> frame + DURATION))
                        .toArray());
        JsonNode again = done("map-clusters", first, out, "--max-drift", "0", "--each-segment", "--json")
                .json();
        assertThat(again.path("segments")).hasSize(2);
        assertThat(again.path("segments").path(1).path("map").path("0").asInt()).isEqualTo(2);
    }

    @Test
    void offsets_say_where_parts_begin() {
        String out = folder.resolve("merged").toString();
        done("merge-sortings", first, second, "--offsets", "5,40000", "--output", out, "--quiet");
        assertThat(SortedRecording.load(Path.of(out, "spikesift.npz")).segmentBoundaries())
                .containsExactly(
                        new SortedRecording.Boundary(5, DURATION + 5),
                        new SortedRecording.Boundary(40_000, DURATION + 40_000));
    }

    @Test
    void parts_that_overlap_are_refused_with_the_option_that_helps() {
        CommandRun run = CommandRun.of("merge-sortings", first, second, "--output", folder + "/x");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.isOneLine()).isTrue();
        assertThat(run.err()).contains("--offsets", "--consecutive", "PART 2 = " + second);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void parts_of_other_rates_or_probes_are_refused_by_name() throws IOException {
        String rate = save("rate", 20_000, result(PROBE, 0));
        CommandRun byRate = CommandRun.of("merge-sortings", first, rate, "--consecutive", "--output", folder + "/x");
        assertThat(byRate.isOneLine()).isTrue();
        assertThat(byRate.err()).contains("PART 2 = " + rate, "20000.0 Hz", "30000.0 Hz");
        float[][] other = {{0, 0}, {0, 25}, {0, 50}, {0, 75}};
        String probe = save("probe", 30_000, result(other, 0));
        CommandRun byProbe = CommandRun.of("map-clusters", first, probe);
        assertThat(byProbe.isOneLine()).isTrue();
        assertThat(byProbe.err()).contains("B = " + probe, "geometry");
    }

    @Test
    void files_alone_need_the_rate() {
        String a = first + "/spikesift.npz";
        String b = second + "/spikesift.npz";
        String out = folder.resolve("x").toString();
        CommandRun run = CommandRun.of("merge-sortings", a, b, "--consecutive", "--output", out);
        assertThat(run.err()).startsWith("--sampling-frequency");
        done("merge-sortings", a, b, "--consecutive", "--sampling-frequency", "25000", "--output", out);
        assertThat(Extractors.loadSorting(Path.of(out, "sorting")).getSamplingFrequency())
                .isEqualTo(25_000);
        CommandRun other = CommandRun.of(
                "merge-sortings", first, b, "--consecutive", "--sampling-frequency", "25000", "--output", out + "2");
        assertThat(other.err()).startsWith("--sampling-frequency = 25000.0");
    }

    @Test
    void what_holds_no_result_is_refused() throws IOException {
        String empty = save("empty", 30_000, result(PROBE));
        assertThat(CommandRun.of("map-clusters", empty, first).err()).contains("A = " + empty, "must have a cluster");
        Path bare = Files.createDirectory(folder.resolve("bare"));
        CommandRun run = CommandRun.of("map-clusters", first, bare.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("spikesift.npz is missing");
        assertThat(CommandRun.of("map-clusters", first, second, "--max-drift", "-1")
                        .err())
                .startsWith("--max-drift = -1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "map-clusters a",
                "map-clusters a b --max-drift far",
                "merge-sortings a --output x",
                "merge-sortings a b",
                "merge-sortings a b --offsets 1 --output x",
                "merge-sortings a b --offsets 1,2 --consecutive --output x"
            })
    void a_line_that_makes_no_sense_is_not_understood(String line) {
        CommandRun run = CommandRun.of(line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.isOneLine()).as(run.toString()).isTrue();
    }
}
