package org.hillock.comparison.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.comparison.GroundTruthOptions;
import org.hillock.comparison.table.Table;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.store.SaveOptions;
import org.hillock.generation.GroundTruth;
import org.hillock.generation.GroundTruthGenerator;
import org.hillock.sorters.SorterRun;
import org.hillock.sorters.Sorters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class GroundTruthStudyTest {
    private static final SaveOptions QUIETLY =
            SaveOptions.standard().withJobs(JobOptions.standard().withProgressBar(false));

    @TempDir
    private Path folder;

    private static GroundTruthStudy.Known known(int seed) {
        ObjectNode params = PythonJson.NODES
                .objectNode()
                .put("num_channels", 8)
                .put("num_units", 3)
                .put("seed", seed);
        params.putArray("durations").add(8.0);
        GroundTruth truth = ((GroundTruthGenerator) Catalog.standard()
                        .named(GroundTruthGenerator.class, "generate_ground_truth_recording")
                        .fromJson(params))
                .generate();
        return new GroundTruthStudy.Known(truth.recording(), truth.sorting());
    }

    private GroundTruthStudy study() {
        Map<String, GroundTruthStudy.Known> known = new LinkedHashMap<>();
        known.put("quiet", known(1));
        known.put("loud", known(2));
        return GroundTruthStudy.create(folder.resolve("study"), known, QUIETLY);
    }

    @Test
    void aStudyRunsComparesAndTabulates() {
        GroundTruthStudy study = study();
        assertThat(study.recNames()).containsExactly("loud", "quiet");
        assertThat(study.computed()).isEmpty();
        study.runSorters(List.of("spikesift"), Map.of(), Sorters.ModeIfFolderExists.KEEP, SorterRun.silent());
        GroundTruthStudy again = GroundTruthStudy.open(folder.resolve("study"));
        assertThat(again.computed())
                .containsExactly(new Sorters.RunKey("loud", "spikesift"), new Sorters.RunKey("quiet", "spikesift"));
        assertThat(folder.resolve("study/sortings/quiet[#]spikesift.npz")).exists();
        StudyComparisons comparisons =
                again.runComparisons(GroundTruthOptions.standard().withExhaustiveGt(true));
        Table units = comparisons.aggregatePerformanceByUnit();
        assertThat(units.index()).hasSize(6);
        assertThat(Arrays.stream(units.numbers("accuracy"))).allMatch(rate -> rate >= 0 && rate <= 1);
        Map<String, Table> tables = again.aggregateDataframes(comparisons, true);
        assertThat(tables.get("count_units").column("num_gt").text(0)).isEqualTo("3");
        assertThat(Arrays.stream(tables.get("run_times").numbers("run_time"))).allMatch(seconds -> seconds > 0);
        assertThat(folder.resolve("study/tables/perf_by_unit.csv"))
                .content()
                .startsWith("row\trec_name\tsorter_name\tgt_unit_id\taccuracy\t");
    }

    @Test
    void truthAndRecordingComeBackAsTheyWere() {
        GroundTruthStudy study = study();
        GroundTruthStudy.Known known = known(2);
        assertThat(study.getGroundTruth("loud").toSpikeVector())
                .isEqualTo(known.groundTruth().toSpikeVector());
        assertThat(study.getRecording("loud").getNumSamples(0))
                .isEqualTo(known.recording().getNumSamples(0));
    }

    @Test
    void whatIsNotThereIsRefusedWithWhatIs() {
        GroundTruthStudy study = study();
        assertThatThrownBy(() -> study.getRecording("odd"))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("odd", "loud", "quiet");
        assertThatThrownBy(() -> study.getSorting("spikesift", "loud")).isInstanceOf(WrongArgumentException.class);
        assertThatThrownBy(() -> GroundTruthStudy.open(folder)).isInstanceOf(BrokenFileException.class);
        assertThatThrownBy(() -> GroundTruthStudy.create(folder.resolve("x"), Map.of("a/b", known(1)), QUIETLY))
                .hasMessageContaining("a/b");
        assertThat(Files.exists(folder.resolve("x"))).isFalse();
    }
}
