package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.values.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CompareVerbTest {
    private static final double RATE = 30_000;

    @TempDir
    private Path folder;

    /** Unit u fires 100 times, every 1000 frames from 100 u on. */
    private static long[] train(int unit) {
        return LongStream.range(0, 100).map(i -> 1000 * i + 100 * unit).toArray();
    }

    private static long[] head(long[] train, int spikes, long shift) {
        return LongStream.of(train).limit(spikes).map(frame -> frame + shift).toArray();
    }

    private String save(String name, double rate, int segments, List<long[]> trains) {
        List<List<long[]>> all = new ArrayList<>();
        for (int s = 0; s < segments; s++) {
            all.add(trains);
        }
        Sorting sorting = NumpySorting.of(SpikeVector.fromTrains(all, trains.size()), rate, Ids.range(trains.size()));
        Path path = folder.resolve(name);
        SortingSaver.saveToFolder(sorting, path, false);
        return path.toString();
    }

    private String truth = "";
    private String tested = "";
    private String other = "";

    @BeforeEach
    void threeSortings() {
        truth = save("truth", RATE, 1, List.of(train(0), train(1), train(2)));
        // Unit 0 is the second true unit without 5 spikes, unit 1 the first with 3 frames of jitter, unit 2 none of
        // them.
        tested = save("tested", RATE, 1, List.of(head(train(1), 95, 0), head(train(0), 100, 3), train(7)));
        other = save("other", RATE, 1, List.of(train(0), train(7)));
    }

    private static CommandRun done(String... line) {
        CommandRun run = CommandRun.of(line);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    @Test
    void ground_truth_gives_counts_rates_and_categories() {
        JsonNode found = done("compare", tested, "--ground-truth", truth, "--exhaustive-gt", "--json")
                .json();
        JsonNode units = found.path("by_unit");
        assertThat(units.path(0).path("accuracy").asDouble()).isEqualTo(1.0);
        assertThat(units.path(1).path("recall").asDouble()).isEqualTo(0.95);
        assertThat(units.path(2).path("miss_rate").asDouble()).isEqualTo(1.0);
        assertThat(found.path("raw_count").path(1).path("tested_id").asInt()).isZero();
        assertThat(found.path("categories").path("num_well_detected").asInt()).isEqualTo(2);
        assertThat(found.path("units_of_categories").path("false_positive").toString())
                .isEqualTo("[2]");
        CommandRun text = done("compare", tested, "--ground-truth", truth);
        assertThat(text.out()).contains("2 of 3 well detected", "gt_unit_id", "12 frames", "Mean of units");
        assertThat(text.err()).isEmpty();
    }

    @Test
    void the_tolerance_is_given_in_ms() {
        JsonNode found = done("compare", tested, "--ground-truth", truth, "--delta-time", "0.05", "--json")
                .json();
        assertThat(found.path("delta_frames").asInt()).isEqualTo(1);
        assertThat(found.path("by_unit").path(0).path("recall").asDouble()).isZero();
    }

    @Test
    void two_sortings_are_matched_and_spare_units_named() {
        JsonNode found = done("compare", tested, other, "--json").json();
        assertThat(found.path("matches").size()).isEqualTo(2);
        assertThat(found.path("matches").path(0).path("unit1").asInt()).isEqualTo(1);
        assertThat(found.path("matches").path(0).path("agreement_score").asDouble())
                .isEqualTo(1.0);
        assertThat(found.path("unmatched1").toString()).isEqualTo("[0]");
        assertThat(done("compare", other, tested).out()).contains("Matched       2 units", "Only in 2     0");
    }

    @Test
    void two_sortings_and_the_truth_give_all_three_comparisons() {
        JsonNode found = done("compare", tested, other, "--ground-truth", truth, "--json")
                .json();
        assertThat(found.propertyNames()).containsExactly("tested", "reference", "between");
        assertThat(found.path("reference")
                        .path("categories")
                        .path("num_well_detected")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void several_sortings_give_the_units_that_they_agree_on() {
        Path out = folder.resolve("agreed");
        done("compare", "--multi", truth, tested, other, "--minimum-agreement", "2", "--output", out.toString());
        Sorting agreed = Extractors.loadSorting(out.resolve("sorting"));
        assertThat(agreed.getNumUnits()).isEqualTo(3);
        assertThat(agreed.getProperty("agreement_number").toLongs()).containsExactly(3, 2, 2);
        assertThat(out.resolve("units.csv"))
                .content()
                .contains("unit_id,agreement_number,avg_agreement,truth,tested,other");
        assertThat(out).isDirectoryContaining("glob:**/edges.csv").isDirectoryContaining("glob:**/comparison.json");
    }

    @Test
    void tables_are_written_together_and_kept_unless_overwritten() throws IOException {
        String out = folder.resolve("scores").toString();
        done("compare", tested, "--ground-truth", truth, "--output", out, "--quiet");
        try (var files = Files.list(Path.of(out))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "comparison.json",
                            "units.csv",
                            "pooled_with_average.csv",
                            "pooled_with_sum.csv",
                            "confusion_matrix.csv",
                            "match_event_count.csv",
                            "agreement_scores.csv");
        }
        CommandRun again = CommandRun.of("compare", tested, "--ground-truth", truth, "--output", out);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("--output", "--overwrite");
        done("compare", tested, other, "--output", out, "--overwrite");
        assertThat(Path.of(out)).isDirectoryContaining("glob:**/matches.csv");
    }

    @Test
    void the_folder_of_a_sort_stands_for_the_sorting_in_it() {
        SortingSaver.saveToFolder(Extractors.loadSorting(Path.of(tested)), folder.resolve("run/sorting"), false);
        String run = folder.resolve("run").toString();
        assertThat(done("compare", run, "--ground-truth", truth).out()).contains("2 of 3 well detected");
    }

    @Test
    void units_without_spikes_are_remarked_and_count_as_missed() {
        String silent = save("silent", RATE, 1, List.of(train(0), new long[0]));
        CommandRun run = done("compare", silent, "--ground-truth", truth, "--json");
        assertThat(run.err()).contains("TESTED", "no spikes in unit 1");
        assertThat(run.json().path("categories").path("num_well_detected").asInt())
                .isEqualTo(1);
        assertThat(done("compare", silent, other, "--quiet").err()).isEmpty();
    }

    @Test
    void a_sorter_that_found_nothing_misses_all_and_a_truth_of_nothing_is_refused() {
        String nothing = save("nothing", RATE, 1, List.of());
        JsonNode found =
                done("compare", nothing, "--ground-truth", truth, "--json").json();
        assertThat(found.path("pooled_with_average").path("recall").asDouble()).isZero();
        CommandRun refused = CommandRun.of("compare", tested, "--ground-truth", nothing);
        assertThat(refused.isOneLine()).isTrue();
        assertThat(refused.err()).contains("--ground-truth", "must have a unit");
    }

    @Test
    void sortings_that_do_not_go_together_are_refused_by_the_name_of_the_argument() {
        String rate = save("rate", 20_000, 1, List.of(train(0)));
        String segments = save("segments", RATE, 2, List.of(train(0)));
        CommandRun byRate = CommandRun.of("compare", rate, "--ground-truth", truth);
        assertThat(byRate.isOneLine()).isTrue();
        assertThat(byRate.err()).contains("20000.0 Hz", "TESTED = " + rate, "--ground-truth = " + truth);
        CommandRun bySegments = CommandRun.of("compare", tested, segments);
        assertThat(bySegments.isOneLine()).isTrue();
        assertThat(bySegments.err()).contains("num_segments = 2", "REFERENCE = " + segments);
        CommandRun several = CommandRun.of(
                "compare",
                "--multi",
                tested,
                other,
                rate,
                "--output",
                folder.resolve("x").toString());
        assertThat(several.err()).contains("SORTING 3 = " + rate);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--delta-time,-1",
        "--match-score,2",
        "--chance-score,NaN",
        "--match-mode,closest",
        "--redundant-score,-0.1",
        "--well-detected-score,1.5",
        "--overmerged-score,7"
    })
    void a_value_out_of_range_is_refused_by_the_name_of_its_option(String option, String value) {
        CommandRun run = CommandRun.of("compare", tested, "--ground-truth", truth, option, value);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.isOneLine()).isTrue();
        assertThat(run.err()).startsWith(option + " = ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compare",
                "compare a",
                "compare a b c",
                "compare --multi a --output x",
                "compare --multi a b",
                "compare --multi a b --ground-truth c --output x",
                "compare a b --delta-time soon"
            })
    void a_line_that_makes_no_sense_is_not_understood(String line) {
        CommandRun run = CommandRun.of(line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.isOneLine()).isTrue();
    }

    @Test
    void a_recording_is_no_sorting() {
        CommandRun run = CommandRun.of("compare", "../examples/data/locust_tetrode", "--ground-truth", truth);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("TESTED", "must be a sorting");
    }
}
