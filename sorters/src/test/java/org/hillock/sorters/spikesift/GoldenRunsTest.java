package org.hillock.sorters.spikesift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.hillock.sorters.spikesift.steps.SegmentLength;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whole sorts against the reference, stage by stage, with its own neighbour tables. */
class GoldenRunsTest {
    @TempDir
    Path temporary;

    static List<String> runs() {
        return Golden.runs();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void sortsAsTheReference(String name) {
        Path run = Golden.folder("golden_spikesift").resolve(name);
        Map<String, Npy> arrays = Npy.readAll(run.resolve("arrays.npz"));
        List<SegmentReport> reports = new ArrayList<>();
        SortJob job = SortJob.withDefaults()
                .withThreads(2)
                .withNeighbours(arrays.get("neighbours").intRows())
                .withObserver(reports::add);
        SpikeSiftRecording recording = Golden.recording(run, temporary.resolve("traces.raw"));
        SpikeSiftOptions options =
                Golden.options(Golden.json(run.resolve("params.json")).get("parameters"));
        SortedRecording sorted = SpikeSift.performSpikeSorting(recording, options, job);
        double rounding = referenceRounding(recording, options.detectionPolarity(), arrays);
        checkStages(Golden.json(run.resolve("stages.json")), arrays, reports, options, rounding);
        checkSegments(Npy.readAll(run.resolve("segments.npz")), sorted);
        checkSorting(Npy.readAll(run.resolve("sorting.npz")), sorted);
    }

    private static void checkStages(
            JsonNode stages,
            Map<String, Npy> arrays,
            List<SegmentReport> reports,
            SpikeSiftOptions options,
            double rounding) {
        assertThat(reports).hasSize(stages.size());
        for (int s = 0; s < reports.size(); s++) {
            SegmentReport report = reports.get(s);
            JsonNode stage = stages.get(s);
            assertThat(report.firstBlock()).isEqualTo(stage.get("start_ms").asInt());
            assertThat(report.blocks()).isEqualTo(stage.get("duration_ms").asInt());
            assertClose(report.deviations(), arrays.get("mad").floats(), rounding);
            double sensitivity = options.detectionSensitivity();
            assertClose(report.thresholds(), arrays.get("thresholds").floats(), sensitivity * rounding);
            checkBoundary(stage.get("boundary"), arrays, report);
            for (int c = 0; c < report.thresholds().length; c++) {
                assertThat((double) report.belowThreshold()[c])
                        .isCloseTo(stage.get("minima_below_threshold").get(c).asInt(), Percentage.withPercentage(0.1));
                assertThat((double) report.belowZero()[c])
                        .isCloseTo(stage.get("minima_below_zero").get(c).asInt(), Percentage.withPercentage(0.1));
                double score = stage.get("scores").get(c).asDouble();
                assertThat(report.scores()[c])
                        .isCloseTo(
                                score,
                                within(1e-5 * Math.abs(score)
                                        + (1e-5 + rounding) * sensitivity * (3 * report.belowThreshold()[c] + 1)));
            }
            checkSteps(stage.get("steps"), report.steps());
        }
    }

    private static void checkBoundary(JsonNode boundary, Map<String, Npy> arrays, SegmentReport report) {
        if (boundary.isNull()) {
            assertThat(report.boundary()).isEmpty();
            return;
        }
        double[] curve = report.boundary();
        assertThat(curve).hasSize(boundary.get("curve_length").asInt());
        assertThat(SegmentLength.firstLargest(curve, curve.length))
                .isEqualTo(boundary.get("curve_argmax").asInt());
        double largest = boundary.get("curve_max").asDouble();
        float[] expected = arrays.get(boundary.get("curve").asString()).floats();
        for (int i = 0; i < expected.length; i++) {
            assertThat(curve[20 * i]).isCloseTo(expected[i], within(1e-4 * largest));
        }
    }

    /**
     * Tries in order. Channels without a candidate come in the order of scores that are zero but for rounding; of those only
     * the set is compared.
     */
    private static void checkSteps(JsonNode expected, List<SegmentReport.Step> all) {
        assertThat(all).hasSize(expected.size());
        assertThat(all.stream().filter(step -> step.detected() == 0).map(SegmentReport.Step::channel))
                .containsExactlyInAnyOrderElementsOf(expected.valueStream()
                        .filter(step -> step.get("detected").asInt() == 0)
                        .map(step -> step.get("channel").asInt())
                        .toList());
        List<SegmentReport.Step> steps =
                all.stream().filter(step -> step.detected() > 0).toList();
        List<JsonNode> wanted = expected.valueStream()
                .filter(step -> step.get("detected").asInt() > 0)
                .toList();
        for (int i = 0; i < steps.size(); i++) {
            JsonNode want = wanted.get(i);
            SegmentReport.Step got = steps.get(i);
            String place = "step " + i + ": " + want + " / " + got;
            assertThat(got.channel()).as(place).isEqualTo(want.get("channel").asInt());
            assertThat(got.detected()).as(place).isEqualTo(want.get("detected").asInt());
            assertThat(got.accepted()).as(place).isEqualTo(want.get("accepted").asBoolean());
            assertThat(got.seedCluster())
                    .as(place)
                    .isEqualTo(want.path("seed_cluster").asInt(0));
            assertThat(got.redetected())
                    .as(place)
                    .isEqualTo(want.path("redetected").asInt(0));
            assertThat(got.afterAmplitudeTest())
                    .as(place)
                    .isEqualTo(want.path("after_amplitude_test").asInt(0));
            assertThat(got.finalSize()).as(place).isEqualTo(want.path("final").asInt(0));
            assertThat((double) got.finalPeak())
                    .as(place)
                    .isCloseTo(want.path("final_peak").asDouble(0), within(1e-3));
            assertThat((double) got.seedPeak())
                    .as(place)
                    .isCloseTo(want.path("seed_peak").asDouble(0), within(1e-3));
            int[] subtracted = IntStream.range(
                            0, want.path("subtracted_channels").size())
                    .map(k -> want.get("subtracted_channels").get(k).asInt())
                    .toArray();
            assertThat(got.subtractedChannels()).as(place).containsExactly(subtracted);
        }
    }

    static void checkSegments(Map<String, Npy> expected, SortedRecording sorted) {
        List<SortedSegment> segments = sorted.segments();
        assertThat(expected).doesNotContainKey("seg" + segments.size() + "_times");
        for (int s = 0; s < segments.size(); s++) {
            SortedSegment segment = segments.get(s);
            String key = "seg" + s + "_";
            assertThat(segment.startTime())
                    .isEqualTo(expected.get(key + "start").longs()[0]);
            assertThat(segment.duration())
                    .isEqualTo(expected.get(key + "duration").longs()[0]);
            int[] labels = expected.get(key + "labels").ints();
            long[] times = expected.get(key + "times").longs();
            for (int k = 0; k < segment.numClusters(); k++) {
                int cluster = k;
                long[] want = IntStream.range(0, times.length)
                        .filter(i -> labels[i] == cluster)
                        .mapToLong(i -> times[i])
                        .sorted()
                        .toArray();
                assertThat(segment.spikeTrains().get(k)).containsExactly(want);
            }
            float[][] amplitudes = expected.get(key + "amplitudes").floatRows();
            assertThat(segment.amplitudeVectors()).hasNumberOfRows(amplitudes.length);
            for (int k = 0; k < amplitudes.length; k++) {
                for (int c = 0; c < amplitudes[k].length; c++) {
                    assertThat(segment.amplitudeVectors()[k][c]).isCloseTo(amplitudes[k][c], within(2e-3f));
                }
            }
        }
        for (int s = 0; s < sorted.links().size(); s++) {
            assertThat(sorted.links().get(s))
                    .containsExactly(expected.get("chain" + s).ints());
        }
    }

    private static void checkSorting(Map<String, Npy> expected, SortedRecording sorted) {
        long[] ids = expected.get("unit_ids").longs();
        assertThat(sorted.clusterIds().stream().mapToLong(i -> i)).containsExactlyInAnyOrder(box(ids));
        long[] times = expected.get("spike_indexes_seg0").longs();
        long[] labels = expected.get("spike_labels_seg0").longs();
        for (long id : ids) {
            long[] want = IntStream.range(0, times.length)
                    .filter(i -> labels[i] == id)
                    .mapToLong(i -> times[i])
                    .sorted()
                    .toArray();
            assertThat(sorted.spikes((int) id)).containsExactly(want);
        }
    }

    private static Long[] box(long[] values) {
        return Arrays.stream(values).boxed().toArray(Long[]::new);
    }

    /** The relative bound, and on top of it what the single-precision running sums of the reference have lost. */
    private static void assertClose(float[] got, float[] want, double rounding) {
        assertThat(got).hasSameSizeAs(want);
        for (int i = 0; i < want.length; i++) {
            assertThat((double) got[i]).isCloseTo(want[i], within(rounding + 1e-5 * Math.abs(want[i])));
        }
    }

    /**
     * Largest difference between the reference's filtered samples and exact ones. Its running sums wander slowly; ours are
     * exact, so that medians may differ by as much.
     */
    private static double referenceRounding(SpikeSiftRecording recording, double polarity, Map<String, Npy> arrays) {
        double largest = 0;
        for (String stretch : List.of("filtered_a", "filtered_b")) {
            Npy filtered = arrays.get(stretch);
            int first = (int) arrays.get(stretch + "_start").scalar();
            double[] exact = DirectFilter.filter(recording, polarity, first, filtered.shape()[0]);
            for (int i = 0; i < exact.length; i++) {
                largest = Math.max(largest, Math.abs(exact[i] - filtered.value(i)));
            }
        }
        assertThat(largest).isLessThan(1e-4);
        return 2 * largest;
    }
}
