package org.hillock.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.hillock.core.json.NdJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.statistics.ColumnStatistics;
import org.hillock.preprocessing.badchannels.BadChannels;
import org.hillock.preprocessing.badchannels.ChannelLabel;
import org.hillock.preprocessing.badchannels.CoherenceJudgement;
import org.hillock.preprocessing.badchannels.DetectBadChannels;
import org.hillock.preprocessing.filter.BandpassFilter;
import org.hillock.preprocessing.filter.HighpassFilter;
import org.hillock.preprocessing.interpolation.InterpolateBadChannels;
import org.hillock.preprocessing.interpolation.InterpolationMethod;
import org.hillock.preprocessing.interpolation.KrigingWeights;
import org.hillock.preprocessing.interpolation.SpatialInterpolation;
import org.hillock.preprocessing.scaling.ZScore;
import org.hillock.preprocessing.whitening.Whiten;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is estimated or computed once: matrices, weights, labels. */
class GoldenEstimatesTest {
    /** The reference's margin, 5 ms, with which it read the chunks of these cases. */
    private static final int MARGIN = 150;

    @BeforeEach
    void needsGolden() {
        Golden.require();
    }

    private static void compare(JsonNode test, String output, double[] actual) {
        JsonNode described = test.path("outputs").path(output);
        assertThat(Golden.tolerance(test, described)
                        .complaint(
                                actual,
                                Golden.npy(described.path("file").stringValue()).toDoubles()))
                .as(output)
                .isEmpty();
    }

    private static void compareValues(JsonNode test, String value, NdArray actual) {
        assertThat(new Golden.Tolerance("close", 1e-6, 1e-9, 1)
                        .complaint(
                                actual.toDoubles(),
                                NdJson.fromJson(test.path("values").path(value)).toDoubles()))
                .as(value)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whiten_global",
                "whiten_global_mean",
                "whiten_local",
                "whiten_int16_scale",
                "whiten_eps",
                "whiten_regularized"
            })
    void whiteningMatrices(String name) {
        JsonNode test = Golden.named(name);
        Recording filtered = ShortMargins.of(
                Golden.recording("rec16"),
                OperationType.of(BandpassFilter.class)
                        .fromJson((ObjectNode) test.path("steps").get(0).get(1)),
                MARGIN);
        Whiten step = OperationType.of(Whiten.class)
                .fromJson((ObjectNode) test.path("steps").get(1).get(1))
                .fit(filtered);
        compare(test, "W", step.matrix().orElseThrow().toDoubles());
        assertThat(step.mean().isPresent())
                .isEqualTo(test.path("values").path("M").isArray());
        step.mean().ifPresent(mean -> assertThat(new Golden.Tolerance("close", 1e-3, 1e-5, 1)
                        .complaint(
                                mean.toDoubles(),
                                NdJson.fromJson(test.path("values").path("M")).toDoubles()))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zscore_mad", "zscore_std", "zscore_int16"})
    void zscoreGainsAndOffsets(String name) {
        JsonNode test = Golden.named(name);
        ZScore step = (ZScore) GoldenPreprocessingTest.run(test).provenance().operation();
        compareValues(test, "gain", step.gain().orElseThrow());
        compareValues(test, "offset", step.offset().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"interpolate_bad_channels", "interpolate_bad_channels_float", "interpolate_bad_channels_rec32"})
    void interpolationWeights(String name) {
        JsonNode test = Golden.named(name);
        InterpolateBadChannels step = (InterpolateBadChannels)
                GoldenPreprocessingTest.run(test).provenance().operation();
        compareValues(test, "weights", step.weights().orElseThrow());
        assertThat(step.sigmaUm().orElseThrow())
                .isEqualTo(test.path("values").path("sigma_um").doubleValue());
    }

    static Stream<String> kernels() {
        return Golden.isThere()
                ? Golden.cases().stream()
                        .filter(test -> test.path("function").stringValue().equals("get_spatial_interpolation_kernel"))
                        .map(test -> test.path("name").stringValue())
                : Stream.of("missing");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void spatialInterpolationKernels(String name) {
        JsonNode test = Golden.named(name);
        JsonNode params = test.path("params");
        double[][] sources = Golden.recording("rec32").getChannelLocations();
        double[][] targets = Golden.recording("rec32").getChannelLocations();
        for (double[] target : targets) {
            target[1] += 7.5;
        }
        List<Double> sigmas = new ArrayList<>();
        if (params.path("sigma_um").isArray()) {
            params.path("sigma_um").forEach(node -> sigmas.add(node.doubleValue()));
        } else {
            sigmas.add(params.path("sigma_um").asDouble(20));
        }
        double[][] kernel = new SpatialInterpolation(
                        InterpolationMethod.valueOf(
                                params.path("method").stringValue().toUpperCase(Locale.ROOT)),
                        sigmas,
                        params.path("p").asDouble(1),
                        params.path("num_closest").asInt(4),
                        OptionalDouble.empty(),
                        params.path("force_extrapolate").asBoolean(false))
                .kernel(sources, targets);
        if (name.contains("idw")) {
            compareWhereTheClosestAreClear(test, kernel, sources, targets);
        } else {
            compare(test, "kernel", NdArray.ofRows(kernel).toDoubles());
        }
    }

    /** Which of several contacts at one distance are among the closest four is open: such targets are left out. */
    private static void compareWhereTheClosestAreClear(
            JsonNode test, double[][] kernel, double[][] sources, double[][] targets) {
        double[] expected = Golden.npy(
                        test.path("outputs").path("kernel").path("file").stringValue())
                .toDoubles();
        int compared = 0;
        for (int t = 0; t < targets.length; t++) {
            double[] target = targets[t];
            double[] distances = java.util.Arrays.stream(sources)
                    .mapToDouble(source -> Math.hypot(source[0] - target[0], source[1] - target[1]))
                    .sorted()
                    .toArray();
            if (distances[4] - distances[3] < 1e-9) {
                continue;
            }
            compared++;
            for (int s = 0; s < sources.length; s++) {
                assertThat(kernel[s][t]).isCloseTo(expected[s * targets.length + t], within(2e-4));
            }
        }
        assertThat(compared).isGreaterThan(targets.length / 2);
    }

    @Test
    void krigingChannelWeights() {
        JsonNode test = Golden.named("kriging_channel_weights");
        double[][] all = Golden.recording("rec32").getChannelLocations();
        List<double[]> good = new ArrayList<>();
        for (int c = 0; c < all.length; c++) {
            if (c != 9 && c != 20) {
                good.add(all[c]);
            }
        }
        double[][] weights =
                KrigingWeights.of(good.toArray(double[][]::new), new double[][] {all[9], all[20]}, 25.0, 1.3, 0.005);
        compare(test, "weights", NdArray.ofRows(weights).toDoubles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"std", "mad", "coherence_psd", "coherence_psd_both", "neighborhood_r2"})
    void badChannels(String method) {
        JsonNode test = Golden.named("detect_bad_channels_" + method);
        Recording recording = Golden.recording("bad32");
        BadChannels found = OperationType.of(DetectBadChannels.class)
                .fromJson((ObjectNode) test.path("params"))
                .detect(recording);
        List<String> ids = new ArrayList<>();
        test.path("values").path("bad_channel_ids").forEach(id -> ids.add(id.stringValue()));
        List<String> labels = new ArrayList<>();
        test.path("values").path("channel_labels").forEach(label -> labels.add(label.stringValue()));
        assertThat(found.labels().stream().map(ChannelLabel::wireName).toList()).isEqualTo(labels);
        assertThat(found.badChannelIds().asList().stream().map(Object::toString).toList())
                .isEqualTo(ids);
        Recording filtered = highpassed(recording);
        var chunks = RecordingTools.getRandomDataChunks(
                filtered, RandomChunks.standard().withNumChunksPerSegment(12).withChunkSize(9000), false);
        float[] data = chunks.toFloats();
        compare(test, "channel_std_of_chunks", ColumnStatistics.deviations(data, chunks.numSamples(), 32));
        compare(test, "channel_mad_of_chunks", ColumnStatistics.absoluteDeviations(data, chunks.numSamples(), 32));
    }

    /** As the reference filters: in double, then rounded. */
    private static Recording highpassed(Recording recording) {
        return Preprocessing.astype(
                ShortMargins.of(recording, HighpassFilter.standard(300, DType.FLOAT64), MARGIN), DType.INT16);
    }

    @Test
    void badChannelsOfOneChunk() {
        JsonNode test = Golden.named("detect_bad_channels_ibl_one_chunk");
        Recording filtered = highpassed(Golden.recording("bad32"));
        double[] chunk = filtered.getScaledTraces(0, 1000, 10000).toDoubles();
        CoherenceJudgement judgement = new CoherenceJudgement(30000, 0.02, -0.5, 1, -0.75, "top", 11, 0.8, 10);
        compare(test, "psd_hf", judgement.highFrequencyPower(chunk.clone(), 9000, 32));
        compare(test, "xcorr", judgement.likeness(chunk.clone(), 9000, 32));
        compare(
                test,
                "labels",
                judgement.labels(chunk, 9000, 32).stream()
                        .mapToDouble(ChannelLabel::ordinal)
                        .toArray());
    }
}
