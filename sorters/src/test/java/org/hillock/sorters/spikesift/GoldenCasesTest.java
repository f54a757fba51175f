package org.hillock.sorters.spikesift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hillock.sorters.spikesift.steps.BandFilter;
import org.hillock.sorters.spikesift.steps.BlockSignal;
import org.hillock.sorters.spikesift.steps.ChannelDifferences;
import org.hillock.sorters.spikesift.steps.ClusterLink;
import org.hillock.sorters.spikesift.steps.DetectionThresholds;
import org.hillock.sorters.spikesift.steps.DriftShift;
import org.hillock.sorters.spikesift.steps.NearestChannels;
import org.hillock.sorters.spikesift.steps.PrincipalProjection;
import org.hillock.sorters.spikesift.steps.SegmentLength;
import org.hillock.sorters.spikesift.steps.SortedCut;
import org.hillock.sorters.spikesift.steps.SpikePeaks;
import org.hillock.sorters.spikesift.steps.UnitSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The area {@code spikesift} of the golden cases, with equally near channels in the order of the reference. */
class GoldenCasesTest {
    private static final double RATE = 30000;

    private final Path golden = Golden.folder("golden");
    private final JsonNode index = Golden.json(golden.resolve("cases.json"));

    private JsonNode named(String name) {
        return index.get("cases")
                .valueStream()
                .filter(one -> one.get("area").asString().equals("spikesift")
                        && one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Npy output(JsonNode one, String key) {
        return Npy.read(golden.resolve(one.get("outputs").get(key).get("file").asString()));
    }

    private Npy traces() {
        return Npy.read(golden.resolve(
                index.get("inputs").get("rec32").get("files").get(0).asString()));
    }

    private float[][] geometry() {
        JsonNode locations = index.get("inputs").get("rec32").get("properties").get("location");
        float[][] geometry = new float[locations.size()][2];
        for (int c = 0; c < geometry.length; c++) {
            geometry[c][0] = (float) locations.get(c).get(0).asDouble();
            geometry[c][1] = (float) locations.get(c).get(1).asDouble();
        }
        return geometry;
    }

    private SortedRecording sort(JsonNode params, int first, int count, long offset) {
        short[] traces = traces().shorts();
        int channels = geometry().length;
        return SpikeSift.performSpikeSorting(
                ArraySamples.of(Arrays.copyOfRange(traces, first * channels, (first + count) * channels), channels),
                geometry(),
                RATE,
                Golden.options(params),
                offset,
                SortJob.withDefaults().withNeighbours(NearestChannels.inReferenceOrder(geometry())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort_default",
                "sort_segments_2s",
                "sort_segments_1s_sensitive",
                "sort_loose_merge",
                "sort_positive",
                "sort_offset"
            })
    void sorts(String name) {
        JsonNode one = named(name);
        JsonNode params = one.get("params");
        int samples = traces().shape()[0];
        SortedRecording sorted = sort(
                params,
                params.path("sample_offset").asInt(0),
                params.path("num_samples").asInt(samples),
                params.path("recording_offset").asLong(0));
        checkSorted(one, sorted);
    }

    @Test
    void mergesAndMaps() {
        JsonNode one = named("merge_and_map");
        SortedRecording first = sort(one.get("params"), 0, 120_000, 0);
        SortedRecording second = sort(one.get("params"), 120_000, 120_000, 120_000);
        double drift = one.get("params").get("max_drift").asDouble();
        SortedRecording merged = SpikeSift.mergeRecordings(List.of(first, second), drift);
        checkSorted(one, merged);
        one.get("values").get("map_a_to_b").propertyStream().forEach(e -> assertThat(
                        SpikeSift.mapClusters(first, second, drift))
                .containsEntry(Integer.valueOf(e.getKey()), e.getValue().asInt()));
    }

    private void checkSorted(JsonNode one, SortedRecording sorted) {
        JsonNode segments = one.get("values").get("segments");
        assertThat(sorted.segments()).hasSize(segments.size());
        long[] spikes = output(one, "segment_spikes").longs();
        double least = one.get("tolerance").get("min_agreement").asDouble();
        for (int s = 0; s < segments.size(); s++) {
            SortedSegment segment = sorted.segments().get(s);
            assertThat(segment.startTime())
                    .isEqualTo(segments.get(s).get("start_time").asLong());
            assertThat(segment.duration())
                    .isEqualTo(segments.get(s).get("duration").asLong());
            assertThat(segment.numClusters())
                    .isEqualTo(segments.get(s).get("num_clusters").asInt());
            float[][] vectors = output(one, "amplitude_vectors_seg" + s).floatRows();
            for (int k = 0; k < segment.numClusters(); k++) {
                long[] want = train(spikes, k, s);
                assertThat(agreement(want, segment.spikeTrains().get(k)))
                        .as("%s: cluster %d of segment %d", one.get("name"), k, s)
                        .isGreaterThanOrEqualTo(least);
                assertClose(segment.amplitudeVectors()[k], vectors[k], 1e-3, 1e-2);
            }
        }
        JsonNode chain = one.get("values").get("assignment_chain");
        for (int s = 0; s < chain.size(); s++) {
            assertThat(sorted.links().get(s))
                    .containsExactly(
                            chain.get(s).valueStream().mapToInt(JsonNode::asInt).toArray());
        }
        assertThat(sorted.clusterIds())
                .containsExactlyElementsOf(one.get("values")
                        .get("cluster_ids")
                        .valueStream()
                        .map(JsonNode::asInt)
                        .toList());
    }

    private static long[] train(long[] spikes, int cluster, int segment) {
        IntPredicate own = i -> spikes[3 * i + 1] == cluster && spikes[3 * i + 2] == segment;
        return IntStream.range(0, spikes.length / 3)
                .filter(own)
                .mapToLong(i -> spikes[3 * i])
                .sorted()
                .toArray();
    }

    /** Spikes in both trains within 0.4 ms, divided by those in either. */
    private static double agreement(long[] a, long[] b) {
        int both = 0;
        int j = 0;
        for (long time : a) {
            while (j < b.length && b[j] < time - 12) {
                j++;
            }
            if (j < b.length && b[j] <= time + 12) {
                both++;
                j++;
            }
        }
        return (double) both / (a.length + b.length - both);
    }

    @Test
    void filters() {
        JsonNode one = named("filter");
        int count = one.get("params").get("num_samples").asInt();
        Npy traces = traces();
        int channels = traces.shape()[1];
        BandFilter filter =
                BandFilter.of(30, one.get("params").get("detection_polarity").asDouble());
        int blocks = (count - 2 * filter.margin()) / 30;
        float[] head = output(one, "filtered_head").floats();
        BlockSignal signal = filtered(traces.shorts(), channels, filter, blocks + 2, 1);
        float[] trace = new float[signal.blocks() * 30];
        for (int c = 0; c < channels; c++) {
            signal.copy(c, 0, trace.length, trace, 0);
            for (int t = 30; t < 224; t++) {
                float want = head[(t - filter.margin()) * channels + c];
                assertThat((double) trace[t - 30]).isCloseTo(want, within(2e-3 + 1e-4 * Math.abs(want)));
            }
        }
    }

    private static BlockSignal filtered(short[] traces, int channels, BandFilter filter, int blocks, int first) {
        try (Workers workers = new Workers(1, () -> false)) {
            BlockStore store = new BlockStore(ArraySamples.of(traces, channels), filter, workers, blocks, 0);
            store.load(blocks);
            return store.signal(first, blocks - first);
        }
    }

    /** The first segment of the 2 s case before anything is subtracted. */
    private record FirstSegment(BlockSignal signal, float[][] values, float[] thresholds, double[] curve) {}

    private FirstSegment firstSegment() {
        short[] traces = traces().shorts();
        int channels = geometry().length;
        int blocks = traces.length / channels / 30 - 1;
        BlockSignal signal = filtered(traces, channels, BandFilter.of(30, -1), blocks, 1);
        float[][] values = new float[channels][signal.blocks()];
        float[] deviations = new float[channels];
        float[] sample = new float[1];
        for (int c = 0; c < channels; c++) {
            float[] first = new float[signal.blocks()];
            for (int i = 0; i < first.length; i++) {
                values[c][i] = signal.smallest(c, i);
                signal.copy(c, i * 30, 1, sample, 0);
                first[i] = sample[0];
            }
            deviations[c] = DetectionThresholds.medianAbsolute(first, first.length);
        }
        float[] thresholds = DetectionThresholds.of(deviations, 10);
        double[] curve = SegmentLength.boundaryCurve(
                (block, out) -> {
                    for (int c = 0; c < channels; c++) {
                        out[c] = values[c][block];
                    }
                },
                thresholds,
                signal.blocks(),
                2000);
        return new FirstSegment(signal, values, thresholds, curve);
    }

    @Test
    void findsThresholdsMinimaAndTheBoundary() {
        JsonNode one = named("buffer_2s");
        FirstSegment segment = firstSegment();
        float[][] values = segment.values();
        assertThat(segment.signal().blocks())
                .isEqualTo(one.get("values").get("total_ms").asInt() - 1);
        assertClose(segment.thresholds(), output(one, "mad_thresholds").floats(), 1e-4, 2e-3);
        float[][] heads = output(one, "min_values_head").floatRows();
        int[][] positions = output(one, "min_pos_head").intRows();
        for (int i = 0; i < heads.length; i++) {
            for (int c = 0; c < values.length; c++) {
                assertThat(values[c][i]).isCloseTo(heads[i][c], within(2e-3f));
                assertThat(segment.signal().position(c, i, values[c][i])).isEqualTo(positions[i][c]);
            }
        }
        double[] curve = output(one, "drift_heuristic").doubles();
        for (int i = 0; i < curve.length; i++) {
            assertThat(segment.curve()[5 * i]).isCloseTo(curve[i], within(2e-3 + 1e-4 * curve[i]));
        }
        assertThat(SegmentLength.firstLargest(segment.curve(), segment.curve().length))
                .isEqualTo(one.get("values").get("argmax").asInt());
        assertThat(SegmentLength.fromCurve(segment.curve(), 2000))
                .isEqualTo(one.get("values").get("segment_duration_ms").asInt());
    }

    @Test
    void detectsAndIsolates() {
        JsonNode one = named("detection");
        FirstSegment first = firstSegment();
        int blocks = 2000;
        double[] want = output(one, "amplitude_scores").doubles();
        int best = one.get("values").get("best_channel").asInt();
        double[] scores = new double[want.length];
        for (int c = 0; c < want.length; c++) {
            scores[c] = SpikePeaks.excess(first.values()[c], blocks, first.thresholds()[c]);
            assertThat(scores[c]).isCloseTo(want[c], within(1e-2 + 1e-3 * Math.abs(want[c])));
        }
        assertThat(AttemptCache.lowest(scores, new boolean[scores.length])).isEqualTo(best);
        float[] own = first.values()[best];
        int[] spikes = new int[blocks];
        assertThat(SpikePeaks.find(own, i -> first.signal().position(best, i, own[i]), blocks, 30, 0, spikes))
                .isEqualTo(one.get("values").get("num_peaks_no_threshold").asInt());
        int count = SpikePeaks.find(
                own, i -> first.signal().position(best, i, own[i]), blocks, 30, first.thresholds()[best], spikes);
        assertThat(Arrays.copyOf(spikes, count))
                .containsExactly(output(one, "peaks").ints());
        int[] near = one.get("values")
                .get("closest_channels")
                .valueStream()
                .mapToInt(JsonNode::asInt)
                .toArray();
        assertThat(NearestChannels.inReferenceOrder(geometry())[best]).containsExactly(near);
        float[][] rows = new float[count][near.length * 60];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < near.length; k++) {
                first.signal().copy(near[k], spikes[i] - 30, 60, rows[i], 60 * k);
            }
        }
        float[][] heads = output(one, "waveforms_head").floatRows();
        float[][] features = output(one, "features_head").floatRows();
        for (int i = 0; i < heads.length; i++) {
            assertClose(rows[i], heads[i], 1e-3, 1e-2);
            for (int k = 0; k < near.length; k++) {
                assertThat(first.values()[near[k]][spikes[i] / 30]).isCloseTo(features[i][k], within(1e-2f));
            }
        }
        UnitSearch search = new UnitSearch(near.length, 60, 5, 0.4);
        UnitSearch.Group unit = search.isolate(rows, search.everyone(rows, count));
        assertThat(Arrays.stream(unit.members()).map(i -> spikes[i]).toArray())
                .containsExactly(output(one, "hierarchical_positions").ints());
        assertClose(unit.mean(), output(one, "hierarchical_mean").floats(), 1e-3, 1e-2);
    }

    @Test
    void sortsOneSegment() {
        JsonNode one = named("detect_and_cluster_2s");
        FirstSegment first = firstSegment();
        BlockSignal signal = first.signal();
        BlockSignal part =
                new BlockSignal(signal.slabs(), signal.slabShift(), signal.firstBlock(), 2000, signal.channels(), 30);
        float[][] values =
                Arrays.stream(first.values()).map(v -> Arrays.copyOf(v, 2000)).toArray(float[][]::new);
        SpikeSiftOptions options = Golden.options(one.get("params"));
        try (Workers workers = new Workers(2, () -> false)) {
            SegmentSorter sorter = new SegmentSorter(
                    part,
                    values,
                    first.thresholds(),
                    NearestChannels.inReferenceOrder(geometry()),
                    options,
                    false,
                    workers,
                    2);
            sorter.run();
            JsonNode clusters = one.get("values").get("clusters");
            assertThat(sorter.trains()).hasSize(clusters.size());
            for (int k = 0; k < clusters.size(); k++) {
                long[] want = clusters.get(k)
                        .valueStream()
                        .mapToLong(JsonNode::asLong)
                        .toArray();
                long[] got =
                        Arrays.stream(sorter.trains().get(k)).asLongStream().toArray();
                assertThat(agreement(want, got)).isGreaterThanOrEqualTo(0.98);
            }
            float[][] vectors = output(one, "amplitude_vectors").floatRows();
            for (int k = 0; k < vectors.length; k++) {
                assertClose(sorter.vectors()[k], vectors[k], 1e-3, 5e-2);
            }
        }
    }

    @Test
    void smallSteps() {
        JsonNode one = named("small_functions");
        for (String name : List.of("a", "b")) {
            float[] values = output(one, "threshold_values_" + name).floats();
            Arrays.sort(values);
            assertThat((double) new SortedCut().cut(values, values.length))
                    .isCloseTo(one.get("values").get("threshold_" + name).asDouble(), within(1e-4));
        }
        for (String name : List.of("tall", "wide")) {
            checkProjection(
                    output(one, "projection_in_" + name).floatRows(),
                    output(one, "projection_" + name).doubles());
        }
        for (int channels : new int[] {4, 5}) {
            double[] got =
                    ChannelDifferences.of(output(one, "icd_in" + channels).floats(), channels);
            double[] want = output(one, "icd" + channels).doubles();
            for (int i = 0; i < want.length; i++) {
                assertThat(got[i]).isCloseTo(want[i], within(1e-4 + 1e-4 * want[i]));
            }
        }
    }

    private static void checkProjection(float[][] rows, double[] want) {
        PrincipalProjection principal = new PrincipalProjection(rows[0].length);
        principal.take(rows, IntStream.range(0, rows.length).toArray(), new float[rows[0].length]);
        float[] got = principal.project();
        int largest = 0;
        for (int i = 0; i < want.length; i++) {
            largest = Math.abs(want[i]) > Math.abs(want[largest]) ? i : largest;
        }
        double factor = want[largest] / got[largest];
        assertThat(factor).isPositive();
        for (int i = 0; i < want.length; i++) {
            assertThat(got[i] * factor).isCloseTo(want[i], within(1e-4 * Math.abs(want[largest])));
        }
    }

    @Test
    void shiftsAndAssigns() {
        JsonNode one = named("alignment");
        float[][] first = output(one, "vectors1").floatRows();
        float[][] second = output(one, "vectors2").floatRows();
        assertThat(ClusterLink.partners(first, second, geometry(), 30))
                .containsExactly(one.get("values")
                        .get("assignment")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .toArray());
        List<String> seen = new ArrayList<>();
        one.get("outputs").propertyStream().forEach(e -> {
            OptionalDouble step = step(e.getKey());
            if (step.isPresent()) {
                float[][] want = output(one, e.getKey()).floatRows();
                float[][] got = DriftShift.of(geometry(), step.getAsDouble()).apply(first);
                for (int i = 0; i < want.length; i++) {
                    assertClose(got[i], want[i], 1e-4, 1e-3);
                }
                seen.add(e.getKey());
            }
        });
        assertThat(seen).hasSizeGreaterThan(3);
    }

    /** {@code drift_m2p5} is a step of -2.5. */
    private static OptionalDouble step(String key) {
        return key.startsWith("drift_")
                ? OptionalDouble.of(
                        Double.parseDouble(key.substring(6).replace('m', '-').replace('p', '.')))
                : OptionalDouble.empty();
    }

    private static void assertClose(float[] got, float[] want, double relative, double absolute) {
        assertThat(got).hasSameSizeAs(want);
        for (int i = 0; i < want.length; i++) {
            assertThat((double) got[i])
                    .as("value %d", i)
                    .isCloseTo(want[i], within(absolute + relative * Math.abs(want[i])));
        }
    }
}
