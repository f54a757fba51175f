package org.hillock.sortingcomponents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.motion.Motion;
import org.hillock.core.recording.Recording;
import org.hillock.sortingcomponents.correction.CorrectMotion;
import org.hillock.sortingcomponents.correction.MotionInfo;
import org.hillock.sortingcomponents.correction.MotionParameters;
import org.hillock.sortingcomponents.motion.MotionFolder;
import org.hillock.sortingcomponents.motion.WindowOptions;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class MotionLawTest {
    private static final JobOptions QUIET =
            JobOptions.standard().withProgressBar(false).withJobs(2);

    @TempDir
    private Path folder;

    private static ObjectNode json(String text) {
        return (ObjectNode) PythonJson.parse(text);
    }

    /** Every method sees most of a drift of 30 µm. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"convergence_method\": \"lsmr\"}",
                "{\"convergence_method\": \"lsqr_robust\"}",
                "{\"convergence_method\": \"gradient_descent\"}",
                "{\"convergence_method\": \"lsmr\", \"soft_weights\": true, \"spatial_prior\": true}",
                "{\"referenceless\": 0}"
            })
    void a_drift_is_seen(String given) {
        Recording recording = Probed.recording(5, 30, 120_000);
        Peaks peaks = SortingComponents.detectPeaks(recording);
        PeakLocations places = SortingComponents.localizePeaks(recording, peaks);
        boolean iterative = given.contains("referenceless");
        ObjectNode params = iterative
                ? json("{\"bin_um\": 5.0, \"bin_s\": 1.0}")
                : json(given).put("bin_s", 1.0);
        Motion motion = SortingComponents.estimateMotion(
                        recording,
                        peaks,
                        places,
                        SortingComponents.motionEstimator(iterative ? "iterative_template" : "decentralized", params),
                        WindowOptions.standard().withRigid(true))
                .motion();
        double[][] displacement = motion.displacement().getFirst();
        double seen = displacement[displacement.length - 1][0] - displacement[0][0];
        // Centres of mass follow a source by a part of its way only.
        assertThat(seen).as(given).isBetween(15.0, 35.0);
        PeakLocations still = SortingComponents.correctMotionOnPeaks(peaks, places, motion, recording);
        assertThat(still.column("x")).isEqualTo(places.column("x"));
        assertThat(still.column("y")).isNotEqualTo(places.column("y"));
    }

    @Test
    void folders_bring_motions_back() {
        Motion motion = Motion.of(
                java.util.List.<double[][]>of(new double[][] {{1, 2}, {3, 4}}),
                java.util.List.of(new double[] {0.5, 1.5}),
                new double[] {10, 20});
        MotionFolder.save(motion, folder.resolve("motion"), false);
        assertThat(MotionFolder.load(folder.resolve("motion")).toJson()).isEqualTo(motion.toJson());
        assertThatThrownBy(() -> MotionFolder.load(folder)).hasMessageContaining("spikeinterface_info.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rigid_fast", "nonrigid_fast_and_accurate", "kilosort_like"})
    void presets_correct_and_keep_what_they_found(String preset) {
        Recording recording = Probed.recording(6, 20, 100_000);
        ObjectNode changes =
                json("{\"estimate_motion_kwargs\": {\"win_step_um\": 60, \"win_scale_um\": 100, \"bin_s\": 1.0}}");
        CorrectMotion correct =
                new CorrectMotion(MotionParameters.preset(preset).with(changes), 0);
        Path kept = folder.resolve(preset);
        CorrectMotion.Result result = correct.correct(recording, QUIET, kept, false);
        assertThat(kept)
                .isDirectoryContaining("glob:**/peaks.npy")
                .isDirectoryContaining("glob:**/peak_locations.npy")
                .isDirectoryContaining("glob:**/parameters.json");
        MotionInfo info = CorrectMotion.load(kept);
        assertThat(info.motion().toJson()).isEqualTo(result.info().motion().toJson());
        assertThat(info.peaks().size()).isEqualTo(info.peakLocations().size()).isPositive();
        assertThat(result.recording().getNumSamples(0)).isEqualTo(100_000);
        assertThatThrownBy(() -> correct.correct(recording, QUIET, kept, false)).hasMessageContaining("must not exist");
    }

    @Test
    void unknown_presets_list_the_known() {
        assertThatThrownBy(() -> MotionParameters.preset("magic")).hasMessageContaining("rigid_fast");
        assertThatThrownBy(() -> MotionParameters.preset("dredge")).hasMessageContaining("nonrigid_fast_and_accurate");
        assertThatThrownBy(() -> MotionParameters.preset("rigid_fast").with(json("{\"wrong\": {}}")))
                .hasMessageContaining("detect_kwargs");
    }

    @Test
    void goldenFolder() throws IOException {
        Path golden = Path.of(System.getProperty("hillock.shared", "../../shared"), "golden", "fixtures", "motion");
        if (!Files.exists(golden)) {
            System.out.println("SKIPPED golden: not found");
            org.junit.jupiter.api.Assumptions.abort("golden: not found");
        }
        Motion motion = MotionFolder.load(golden);
        assertThat(motion.spatialBinsUm()).containsExactly(50, 150, 250);
        MotionFolder.save(motion, folder.resolve("again"), false);
        for (String name : new String[] {"displacement_seg0.npy", "temporal_bins_s_seg0.npy", "spatial_bins_um.npy"}) {
            assertThat(Files.readAllBytes(folder.resolve("again").resolve(name)))
                    .isEqualTo(Files.readAllBytes(golden.resolve(name)));
        }
    }
}
