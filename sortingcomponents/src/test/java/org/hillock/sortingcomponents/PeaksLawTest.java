package org.hillock.sortingcomponents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.sortingcomponents.detection.PeakDetector;
import org.hillock.sortingcomponents.localization.PeakLocalizer;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;
import org.hillock.sortingcomponents.pipeline.LocatedPeaks;
import org.hillock.sortingcomponents.selection.UniformSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class PeaksLawTest {
    private static final JobOptions QUIET =
            JobOptions.standard().withProgressBar(false).withJobs(1);

    @TempDir
    private Path folder;

    private static ObjectNode json(String text) {
        return (ObjectNode) PythonJson.parse(text);
    }

    private static PeakDetector detector(String method, String text) {
        return SortingComponents.detector(method, json(text));
    }

    private static PeakLocalizer localizer(String method) {
        return SortingComponents.localizer(method, json("{}"));
    }

    @ParameterizedTest
    @CsvSource({
        "by_channel, neg, 1",
        "by_channel, both, 2",
        "locally_exclusive, neg, 3",
        "locally_exclusive, pos, 4",
        "locally_exclusive, both, 5"
    })
    void any_pieces_and_any_number_of_jobs_give_the_same_peaks(String method, String sign, long seed) {
        Recording recording = Probed.recording(seed, 0, 4000, 1234);
        PeakDetector detector = detector(
                method, "{\"peak_sign\": \"" + sign + "\", \"detect_threshold\": 3, \"exclude_sweep_ms\": 0.4}");
        Peaks whole = SortingComponents.detectPeaks(recording, detector, QUIET.withChunkSize(100_000));
        assertThat(whole.size()).isGreaterThan(5);
        for (int size : new int[] {1, 7, 500}) {
            Peaks cut = SortingComponents.detectPeaks(
                    recording, detector, QUIET.withChunkSize(size).withJobs(3));
            assertThat(cut.toArray()).as("seed %d, size %d", seed, size).isEqualTo(whole.toArray());
        }
    }

    /** The rule of the detectors, sample by sample. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void peaks_are_those_of_the_rule(long seed) {
        Recording recording = Probed.recording(seed, 0, 1500);
        Peaks peaks = SortingComponents.detectPeaks(
                recording,
                detector(
                        "locally_exclusive", "{\"detect_threshold\": 4, \"exclude_sweep_ms\": 0.3, \"radius_um\": 40}"),
                QUIET);
        double[] noise = org.hillock.core.tools.RecordingTools.getNoiseLevels(
                recording, org.hillock.core.tools.NoiseLevels.standard().withReturnScaled(false));
        List<String> found = IntStream.range(0, peaks.size())
                .mapToObj(i -> peaks.sampleIndex()[i] + ":" + peaks.channelIndex()[i])
                .toList();
        List<String> expected = IntStream.range(0, 1500)
                .boxed()
                .flatMap(t -> IntStream.range(0, Probed.CHANNELS)
                        .filter(c -> isPeak(recording, t, c, 4 * noise[c]))
                        .mapToObj(c -> t + ":" + c))
                .toList();
        assertThat(found).isEqualTo(expected).isNotEmpty();
    }

    private static boolean isPeak(Recording recording, int frame, int channel, double threshold) {
        double[][] places = Probed.locations();
        double value = at(recording, frame, channel);
        if (!(value < -threshold)) {
            return false;
        }
        for (int other = 0; other < Probed.CHANNELS; other++) {
            double distance = Math.hypot(places[channel][0] - places[other][0], places[channel][1] - places[other][1]);
            if (distance <= 40) {
                if (value > at(recording, frame, other)) {
                    return false;
                }
                for (int k = 1; k <= 3; k++) {
                    if (value >= at(recording, frame - k, other) || value > at(recording, frame + k, other)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static double at(Recording recording, int frame, int channel) {
        return frame < 0 || frame >= recording.getNumSamples(0)
                ? 0
                : recording.getTraces(0, frame, frame + 1).get(0, channel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"peak_channel", "center_of_mass", "monopolar_triangulation", "grid_convolution"})
    void places_do_not_depend_on_order_pieces_and_jobs(String method) {
        Recording recording = Probed.recording(21, 0, 3000, 900);
        Peaks peaks = SortingComponents.detectPeaks(recording, detector("locally_exclusive", "{}"), QUIET);
        PeakLocalizer localizer = localizer(method);
        PeakLocations whole = SortingComponents.localizePeaks(recording, peaks, localizer, 0.5, 0.5, QUIET);
        PeakLocations cut = SortingComponents.localizePeaks(
                recording, peaks, localizer, 0.5, 0.5, QUIET.withChunkSize(37).withJobs(3));
        assertThat(cut.toArray()).isEqualTo(whole.toArray());
        if (!localizer.needsPrototype()) {
            int[] turned = IntStream.range(0, peaks.size())
                    .map(i -> peaks.size() - 1 - i)
                    .toArray();
            PeakLocations other =
                    SortingComponents.localizePeaks(recording, peaks.take(turned), localizer, 0.5, 0.5, QUIET);
            assertThat(other.toArray()).isEqualTo(whole.take(turned).toArray());
            LocatedPeaks both = SortingComponents.detectAndLocalizePeaks(
                    recording, detector("locally_exclusive", "{}"), localizer, 0.5, 0.5, QUIET.withChunkSize(100));
            assertThat(both.locations().toArray()).isEqualTo(whole.toArray());
        }
    }

    @Test
    void peaks_become_files_a_sorting_and_parts() {
        Recording recording = Probed.recording(31, 0, 2000, 1000);
        Peaks peaks = SortingComponents.detectPeaks(recording);
        peaks.write(folder.resolve("peaks.npy"));
        assertThat(Peaks.read(folder.resolve("peaks.npy")).toArray()).isEqualTo(peaks.toArray());
        Sorting sorting = peaks.toSorting(recording);
        assertThat(sorting.toSpikeVector().size()).isEqualTo(peaks.size());
        List<Peaks> parts = peaks.split(
                List.of(new FrameRange(0, 0, 500), new FrameRange(0, 500, 2000), new FrameRange(1, 0, 1000)));
        assertThat(parts.stream().mapToInt(Peaks::size).sum()).isEqualTo(peaks.size());
    }

    @Test
    void choices_are_seeded_and_ordered() {
        Peaks peaks = SortingComponents.detectPeaks(Probed.recording(41, 0, 6000));
        int[] chosen = SortingComponents.selectPeaks(peaks, new UniformSelection(20, false), 7);
        assertThat(chosen).hasSize(20).doesNotHaveDuplicates();
        assertThat(peaks.take(chosen).isOrdered()).isTrue();
        assertThat(SortingComponents.selectPeaks(peaks, new UniformSelection(20, false), 7))
                .isEqualTo(chosen);
        assertThat(SortingComponents.selectPeaks(peaks, new UniformSelection(20, false), 8))
                .isNotEqualTo(chosen);
    }

    @Test
    void wrong_values_are_named() {
        Recording recording = Probed.recording(51, 0, 500);
        assertThatThrownBy(() -> detector("magic", "{}")).hasMessageContaining("locally_exclusive");
        assertThatThrownBy(() -> detector("by_channel", "{\"radius_um\": 3}")).hasMessageContaining("radius_um");
        assertThatThrownBy(() -> SortingComponents.detectPeaks(
                        recording, detector("by_channel", "{\"noise_levels\": [1, 2]}"), QUIET))
                .hasMessageContaining("noise_levels of 2 values");
        Peaks outside = new Peaks(new long[] {499, 700}, new int[2], new double[2], new int[2]);
        assertThatThrownBy(() -> SortingComponents.localizePeaks(recording, outside))
                .hasMessageContaining("sample_index = 700 of peak 1 must lie in [0, 500)");
    }
}
