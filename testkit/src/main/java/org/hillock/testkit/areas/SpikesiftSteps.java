package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.sorters.spikesift.SortedSegment;
import org.hillock.sorters.spikesift.SpikeSift;
import org.hillock.sorters.spikesift.steps.BandFilter;
import org.hillock.sorters.spikesift.steps.ChannelDifferences;
import org.hillock.sorters.spikesift.steps.ClusterLink;
import org.hillock.sorters.spikesift.steps.DriftShift;
import org.hillock.sorters.spikesift.steps.FloatBandFilter;
import org.hillock.sorters.spikesift.steps.PrincipalProjection;
import org.hillock.sorters.spikesift.steps.SegmentLength;
import org.hillock.sorters.spikesift.steps.SortedCut;
import org.hillock.sorters.spikesift.steps.SpikePeaks;
import org.hillock.sorters.spikesift.steps.UnitSearch;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;

/** Steps of the built-in sorter. */
final class SpikesiftSteps {
    private static final String BUFFER = "CyclicBufferContext.initialize_buffer";
    private static final double POLARITY = -1;
    private static final int HEAD = 6;
    private static final float COLUMN_PITCH_UM = 20;

    private SpikesiftSteps() {}

    static Map<String, GoldenFunction> handlers() {
        return Map.of(
                "filter", SpikesiftSteps::filter,
                "buffer", SpikesiftSteps::buffer,
                "detection", SpikesiftSteps::detection,
                "detectAndCluster", SpikesiftSteps::detectAndCluster,
                "smallFunctions", SpikesiftSteps::smallFunctions,
                "alignment", SpikesiftSteps::alignment);
    }

    /** Of {@code num_samples} filtered samples, whose margins lie after {@code start_frame}, head, tail and squares are exported. */
    private static void filter(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        Params params = golden.params();
        BandFilter filter = new BandFilter(
                1,
                params.requireWhole("narrow"),
                params.requireWhole("wide"),
                params.requireNumber("detection_polarity"));
        long first = params.requireWhole("start_frame");
        int frames = params.requireWhole("num_samples");
        int channels = recording.getNumChannels();
        long last = first + frames + 2L * filter.margin();
        float[] raw = recording.getTraces(0, first, last).toFloats();
        float[] filtered = new float[frames * channels];
        new FloatBandFilter(filter, channels)
                .run(
                        raw,
                        channels,
                        0,
                        channels,
                        frames,
                        (tile, block, count, channel, width) ->
                                System.arraycopy(tile, 0, filtered, block * channels, count * width));
        NdArray all = NdArray.ofFloats(filtered, frames, channels);
        answers.numbers("filtered_head", () -> all.slice(0, rows(golden, "filtered_head")))
                .numbers("filtered_tail", () -> all.slice(frames - rows(golden, "filtered_tail"), frames))
                .doubles("channel_sumsq", () -> {
                    double[] sums = new double[channels];
                    for (int i = 0; i < filtered.length; i++) {
                        sums[i % channels] += (double) filtered[i] * filtered[i];
                    }
                    return sums;
                });
    }

    private static int rows(GoldenCase golden, String key) {
        return golden.output(key).path("shape").path(0).intValue();
    }

    private static void buffer(GoldenCase golden, Answers answers) {
        FilteredBlocks blocks = FilteredBlocks.of(golden.recording(), POLARITY);
        int least = golden.params().requireWhole("min_segment_length_ms");
        int loaded = Math.min(4 * least, blocks.blocks());
        float[] thresholds = blocks.thresholds(loaded, golden.params().requireNumber("detection_sensitivity"));
        double[] curve = SegmentLength.boundaryCurve(blocks::minimaOf, thresholds, loaded, least);
        answers.numbers("mad_thresholds", () -> NdArray.ofFloats(thresholds))
                .numbers("min_pos_head", () -> positions(blocks, rows(golden, "min_pos_head")))
                .floatRows("min_values_head", () -> values(blocks, rows(golden, "min_values_head")))
                .doubles("drift_heuristic", () -> everyFifth(curve));
        answers.value("total_ms", () -> blocks.blocks() + 1)
                .value("next_ms", () -> loaded + 1)
                .value("buffer_size", () -> 4 * least)
                .value("segment_duration_ms", () -> SegmentLength.fromCurve(curve, least))
                .value("argmax", () -> SegmentLength.firstLargest(curve, curve.length));
    }

    private static double[] everyFifth(double[] curve) {
        return IntStream.range(0, (curve.length + 4) / 5)
                .mapToDouble(i -> curve[5 * i])
                .toArray();
    }

    private static NdArray positions(FilteredBlocks blocks, int count) {
        long[] out = new long[count * blocks.channels()];
        for (int i = 0; i < out.length; i++) {
            out[i] = blocks.position(i % blocks.channels(), i / blocks.channels());
        }
        return NdArray.ofLongs(out, count, blocks.channels());
    }

    private static float[][] values(FilteredBlocks blocks, int count) {
        float[][] out = new float[count][blocks.channels()];
        for (int k = 0; k < count; k++) {
            for (int c = 0; c < blocks.channels(); c++) {
                out[k][c] = blocks.minima()[c][k];
            }
        }
        return out;
    }

    /** The parameters of the buffer whose first segment other cases look at. */
    private static Params bufferParams(GoldenCase golden) {
        return golden.tree().cases().stream()
                .filter(other ->
                        other.area().equals(golden.area()) && other.function().equals(BUFFER))
                .findFirst()
                .orElseThrow(() -> new GoldenFault("the tree must hold a case of " + BUFFER))
                .params();
    }

    /** What happens first in the first shortest segment of the buffer. */
    private static void detection(GoldenCase golden, Answers answers) {
        Params params = bufferParams(golden);
        int length = params.requireWhole("min_segment_length_ms");
        FilteredBlocks blocks = FilteredBlocks.of(golden.recording(), POLARITY);
        float[] thresholds =
                blocks.thresholds(Math.min(4 * length, blocks.blocks()), params.requireNumber("detection_sensitivity"));
        double[] scores = IntStream.range(0, blocks.channels())
                .mapToDouble(c -> SpikePeaks.excess(blocks.minima()[c], length, thresholds[c]))
                .toArray();
        int best = IntStream.range(0, scores.length)
                .reduce((a, b) -> scores[b] < scores[a] ? b : a)
                .orElseThrow();
        int[] peaks = peaks(blocks, best, length, thresholds[best]);
        int[] near = PeerNeighbours.of(SpikesiftArea.geometry(golden.recording()))[best];
        float[][] snippets = blocks.snippets(near, peaks);
        UnitSearch search = new UnitSearch(near.length, 2 * blocks.samplesPerBlock(), 5, 0.4);
        UnitSearch.Group unit = search.isolate(snippets, search.everyone(snippets, peaks.length));
        answers.doubles("amplitude_scores", () -> scores)
                .numbers("peaks", () -> NdArray.ofInts(peaks))
                .floatRows("waveforms_head", () -> FilteredBlocks.head(snippets, HEAD))
                .floatRows("features_head", () -> FilteredBlocks.head(blocks.features(near, peaks), HEAD))
                .numbers(
                        "hierarchical_positions",
                        () -> NdArray.ofInts(
                                IntStream.of(unit.members()).map(i -> peaks[i]).toArray()))
                .numbers("hierarchical_mean", () -> NdArray.ofFloats(unit.mean()));
        answers.value("best_channel", () -> best)
                .value("closest_channels", () -> near)
                .value("num_peaks", () -> peaks.length)
                .value("num_peaks_no_threshold", () -> peaks(blocks, best, length, 0).length);
    }

    private static int[] peaks(FilteredBlocks blocks, int channel, int length, float limit) {
        int[] out = new int[length];
        int count = SpikePeaks.find(
                blocks.minima()[channel],
                i -> blocks.position(channel, i),
                length,
                blocks.samplesPerBlock(),
                limit,
                out);
        return Arrays.copyOf(out, count);
    }

    /** The first shortest segment of the buffer. */
    private static void detectAndCluster(GoldenCase golden, Answers answers) {
        Params buffer = bufferParams(golden);
        int length = buffer.requireWhole("min_segment_length_ms");
        FilteredBlocks blocks = FilteredBlocks.of(golden.recording(), POLARITY);
        float[] thresholds =
                blocks.thresholds(Math.min(4 * length, blocks.blocks()), buffer.requireNumber("detection_sensitivity"));
        FilteredBlocks head = blocks.head(length);
        SortedSegment segment = SpikeSift.sortSegment(
                head.signal(),
                head.minima(),
                thresholds,
                PeerNeighbours.of(SpikesiftArea.geometry(golden.recording())),
                SpikesiftArea.options(golden.params()));
        answers.trains("clusters", segment::spikeTrains).floatRows("amplitude_vectors", segment::amplitudeVectors);
    }

    private static void smallFunctions(GoldenCase golden, Answers answers) {
        answers.given(
                "threshold_values_a",
                "threshold_values_b",
                "projection_in_tall",
                "projection_in_wide",
                "icd_in5",
                "icd_in4");
        for (String which : List.of("a", "b")) {
            answers.value("threshold_" + which, () -> {
                float[] values = golden.outputArray("threshold_values_" + which).toFloats();
                Arrays.sort(values);
                return new SortedCut().cut(values, values.length);
            });
        }
        for (String which : List.of("tall", "wide")) {
            answers.output(
                    "projection_" + which,
                    () -> new Answer.Direction(projected(golden.outputArray("projection_in_" + which))));
        }
        for (String which : List.of("5", "4")) {
            answers.doubles("icd" + which, () -> {
                NdArray waveform = golden.outputArray("icd_in" + which);
                return ChannelDifferences.of(waveform.toFloats(), waveform.length());
            });
        }
    }

    private static NdArray projected(NdArray matrix) {
        float[][] rows = rows(matrix);
        int features = matrix.shape()[1];
        PrincipalProjection principal = new PrincipalProjection(features);
        principal.take(rows, IntStream.range(0, rows.length).toArray(), new float[features]);
        float[] out = Arrays.copyOf(principal.project(), rows.length);
        return NdArray.ofNumbers(DType.FLOAT32, out, out.length);
    }

    private static float[][] rows(NdArray matrix) {
        float[] flat = matrix.toFloats();
        int width = matrix.shape()[1];
        return IntStream.range(0, matrix.length())
                .mapToObj(i -> Arrays.copyOfRange(flat, i * width, (i + 1) * width))
                .toArray(float[][]::new);
    }

    /** {@code drift_m15p0} is a shift by -15.0 µm, {@code column_drift_7} one by 7 µm along a single column of contacts. */
    private static void alignment(GoldenCase golden, Answers answers) {
        float[][] geometry = SpikesiftArea.geometry(golden.recording());
        answers.given("vectors1", "vectors2", "column_vectors");
        for (String key : golden.outputKeys()) {
            if (key.startsWith("drift_")) {
                double way = Double.parseDouble(
                        key.substring("drift_".length()).replace('m', '-').replace('p', '.'));
                answers.floatRows(key, () -> DriftShift.of(geometry, way).apply(rows(golden.outputArray("vectors1"))));
            }
            if (key.startsWith("column_drift_")) {
                double way = Double.parseDouble(key.substring("column_drift_".length()));
                answers.floatRows(key, () -> {
                    float[][] vectors = rows(golden.outputArray("column_vectors"));
                    return DriftShift.of(column(vectors[0].length), way).apply(vectors);
                });
            }
        }
        int drift = golden.params().requireWhole("max_drift");
        answers.value(
                "assignment",
                () -> ClusterLink.partners(
                        rows(golden.outputArray("vectors1")), rows(golden.outputArray("vectors2")), geometry, drift));
    }

    private static float[][] column(int channels) {
        float[][] geometry = new float[channels][2];
        for (int c = 0; c < channels; c++) {
            geometry[c][1] = COLUMN_PITCH_UM * c;
        }
        return geometry;
    }
}
