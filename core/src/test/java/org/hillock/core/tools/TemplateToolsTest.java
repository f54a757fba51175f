package org.hillock.core.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.ChunkSize;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TemplateToolsTest {
    private static final JobOptions QUIET = JobOptions.standard().withProgressBar(false);

    private static Sorting sorting(String name) {
        JsonNode input = GoldenTools.index().get("inputs").get(name);
        double[][] rows = GoldenTools.npy(input.get("file").asString()).toRows();
        SpikeVector spikes = SpikeVector.fromColumns(
                Arrays.stream(rows).mapToLong(row -> (long) row[0]).toArray(),
                Arrays.stream(rows).mapToInt(row -> (int) row[1]).toArray(),
                Arrays.stream(rows).mapToInt(row -> (int) row[2]).toArray(),
                input.get("num_segments").asInt(),
                input.get("unit_ids").size());
        return NumpySorting.of(
                spikes, input.get("sampling_frequency").asDouble(), GoldenTools.ids(input.get("unit_ids")));
    }

    private static JsonNode core(String function) {
        List<JsonNode> cases = GoldenTools.cases("core", function);
        assertThat(cases).isNotEmpty();
        return cases.getFirst();
    }

    @Test
    void randomSpikesAreThoseOfTheReference() {
        JsonNode golden = core("random_spikes_selection");
        JsonNode params = golden.get("params");
        int[] chosen = SortingTools.randomSpikesSelection(
                sorting("gt16"),
                GoldenTools.recording("rec16"),
                RandomSpikes.uniform()
                        .withMaxSpikesPerUnit(params.get("max_spikes_per_unit").asInt())
                        .withMarginSize(params.get("margin_size").asInt())
                        .withSeed(params.get("seed").asLong()));
        assertThat(chosen).containsExactly(GoldenTools.output(golden, "indices").toInts());
    }

    /** Seen in the reference (0.101.2): borders are cleared before the draw; a spike at length - margin is dropped. */
    @Test
    void bordersAreClearedBeforeTheDraw() {
        RandomSpikes options = RandomSpikes.uniform().withMaxSpikesPerUnit(20).withSeed(1);
        assertThat(options.draw(train(41), new long[0]))
                .containsExactly(0, 1, 3, 7, 9, 10, 11, 13, 15, 18, 21, 23, 24, 27, 28, 31, 33, 34, 35, 39);
        assertThat(options.withMarginSize(5).draw(train(41), new long[] {401}))
                .containsExactly(1, 2, 4, 7, 9, 10, 11, 14, 15, 17, 21, 22, 24, 26, 27, 28, 29, 30, 34, 38);
        SpikeVector spikes = train(21);
        RandomSpikes all = RandomSpikes.everySpike().withMarginSize(5);
        assertThat(all.draw(spikes, new long[] {205})).hasSize(19);
        assertThat(all.draw(spikes, new long[] {206})).hasSize(20);
        assertThat(RandomSpikes.everySpike().draw(spikes, new long[0])).hasSize(21);
        assertThatThrownBy(() -> all.draw(spikes, new long[0])).hasMessageContaining("num_samples of 0 segments");
        assertThatThrownBy(() -> options.withMaxSpikesPerUnit(0)).hasMessageContaining("max_spikes_per_unit = 0");
    }

    private static SpikeVector train(int count) {
        long[] frames = new long[count];
        Arrays.setAll(frames, i -> 10L * i);
        return SpikeVector.of(frames, new int[count], new int[] {0, count}, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDrawIsFairDistinctAndLeavesSmallUnitsWhole(long seed) {
        Random random = new Random(seed);
        int n = 3000;
        long[] frames = random.longs(n, 0, 100_000).toArray();
        int[] units = random.ints(n, 0, 4)
                .map(u -> u == 3 && random.nextInt(20) > 0 ? 2 : u)
                .toArray();
        int[] segments = random.ints(n, 0, 3).toArray();
        SpikeVector spikes = SpikeVector.fromColumns(frames, units, segments, 3, 5);
        int[] chosen =
                RandomSpikes.uniform().withMaxSpikesPerUnit(100).withSeed(seed).draw(spikes, new long[3]);
        assertThat(chosen).isSorted().doesNotHaveDuplicates();
        long[] before = spikes.countPerUnit();
        SpikeVector taken = SortingTools.takeSpikes(spikes, chosen);
        for (int unit = 0; unit < 5; unit++) {
            assertThat(taken.countPerUnit()[unit]).isEqualTo(Math.min(100, before[unit]));
        }
        for (int i = 0; i < chosen.length; i++) {
            assertThat(taken.sampleIndex(i)).isEqualTo(spikes.sampleIndex(chosen[i]));
            assertThat(taken.segmentIndex(i)).isEqualTo(spikes.segmentIndex(chosen[i]));
        }
    }

    @Test
    void takenPositionsMustRise() {
        assertThatThrownBy(() -> SortingTools.takeSpikes(train(3), new int[] {1, 1}))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("positions must rise within [0, 3) (position 1 is 1)");
        assertThatThrownBy(() -> SortingTools.takeSpikes(train(3), new int[] {3}))
                .hasMessageContaining("must rise");
        assertThat(SortingTools.takeSpikes(train(3), new int[0]).size()).isZero();
    }

    /**
     * The reference divides by all spikes of a unit, those not cut at a border included (here one of 46 of the unit with index 6);
     * its value times that ratio is the right one.
     */
    @Test
    void averagesAreThoseOfTheReferenceWithItsDenominatorCorrected() {
        JsonNode golden = core("estimate_templates");
        TemplateEstimate estimate = run(golden, TemplateEstimation.average(window(golden)));
        assertThat(estimate.numSpikes()).containsExactly(40, 42, 41, 46, 40, 48, 45, 38);
        assertCorrected(golden, "templates", estimate, golden.get("tolerance"));
    }

    @Test
    void averagesAndDeviationsAreThoseOfTheReferenceWithItsDenominatorCorrected() {
        for (JsonNode golden : GoldenTools.cases("core", "estimate_templates_with_accumulator")) {
            boolean scaled = golden.get("params").get("return_scaled").asBoolean();
            TemplateEstimate estimate = run(
                    golden,
                    TemplateEstimation.average(window(golden))
                            .withReturnScaled(scaled)
                            .withStd());
            if (golden.get("outputs").has("average")) {
                assertCorrected(golden, "average", estimate, golden.get("tolerance"));
            }
            if (golden.get("outputs").has("std")) {
                assertDeviations(golden, estimate);
            }
        }
    }

    private static WaveformWindow window(JsonNode golden) {
        return new WaveformWindow(
                golden.get("params").get("nbefore").asInt(),
                golden.get("params").get("nafter").asInt());
    }

    private static TemplateEstimate run(JsonNode golden, TemplateEstimation estimation) {
        Sorting sorting = sorting("gt16");
        return estimation.run(
                GoldenTools.recording("rec16"),
                sorting.toSpikeVector(),
                sorting.getUnitIds(),
                QUIET.withJobs(2).withChunkSize(5000));
    }

    private static void assertCorrected(JsonNode golden, String key, TemplateEstimate estimate, JsonNode tolerance) {
        double[] wanted = GoldenTools.output(golden, key).toDoubles();
        long[] all = sorting("gt16").toSpikeVector().countPerUnit();
        float[] values = estimate.templates().values();
        int size = values.length / all.length;
        for (int i = 0; i < values.length; i++) {
            double right = wanted[i] * all[i / size] / estimate.numSpikes()[i / size];
            assertThat((double) values[i])
                    .as("%s at %d", golden.get("name").asString(), i)
                    .isCloseTo(
                            right,
                            within(tolerance.get("atol").asDouble()
                                    + tolerance.get("rtol").asDouble() * Math.abs(right)));
        }
    }

    /** Units whose spikes are all cut are compared; the other one's deviation has a wrong mean inside and is checked by the law below. */
    private static void assertDeviations(JsonNode golden, TemplateEstimate estimate) {
        double[] wanted = GoldenTools.output(golden, "std").toDoubles();
        long[] all = sorting("gt16").toSpikeVector().countPerUnit();
        float[] values = estimate.standardDeviations().orElseThrow().values();
        int size = values.length / all.length;
        int compared = 0;
        for (int i = 0; i < values.length; i++) {
            if (all[i / size] == estimate.numSpikes()[i / size]) {
                assertThat((double) values[i])
                        .isCloseTo(
                                wanted[i],
                                within(golden.get("tolerance").get("atol").asDouble()
                                        + golden.get("tolerance").get("rtol").asDouble() * Math.abs(wanted[i])));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(7 * size);
    }

    private static Recording recording(long seed, int channels, int... lengths) {
        Random random = new Random(seed);
        List<NdArray> segments = Arrays.stream(lengths)
                .mapToObj(length -> {
                    float[] values = new float[length * channels];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) random.nextGaussian() * 37.7f;
                    }
                    return NdArray.ofFloats(values, length, channels);
                })
                .toList();
        Recording recording = NumpyRecording.of(1000, Ids.range(channels), segments);
        double[] gains = random.doubles(channels, 0.1, 3).toArray();
        double[] offsets = random.doubles(channels, -500, 500).toArray();
        return Recordings.setChannelOffsets(Recordings.setChannelGains(recording, gains), offsets);
    }

    private static SpikeVector spikes(long seed, int count, int units, int... lengths) {
        Random random = new Random(seed);
        int[] segments = random.ints(count, 0, lengths.length).toArray();
        long[] frames = new long[count];
        Arrays.setAll(frames, i -> random.nextInt(lengths[segments[i]]));
        return SpikeVector.fromColumns(
                frames, random.ints(count, 0, units).toArray(), segments, lengths.length, units + 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void anyChunksAndJobsGiveTheSameBitsAndTheMeanOfWholeWindows(long seed) {
        int[] lengths = {700, 90, 12};
        Recording recording = recording(seed, 3, lengths);
        SpikeVector spikes = spikes(seed, 400, 6, lengths);
        Ids units = Ids.range(7);
        TemplateEstimation estimation =
                TemplateEstimation.average(new WaveformWindow(4, 9)).withStd();
        TemplateEstimate whole = estimation.run(recording, spikes, units, QUIET.withChunkSize(100_000));
        for (int size : new int[] {1, 13, 50, 333}) {
            for (int jobs : new int[] {1, 2, 5}) {
                TemplateEstimate pieces = estimation.run(
                        recording, spikes, units, QUIET.withChunkSize(size).withJobs(jobs));
                assertThat(pieces.templates().values())
                        .isEqualTo(whole.templates().values());
                assertThat(pieces.standardDeviations().orElseThrow().values())
                        .isEqualTo(whole.standardDeviations().orElseThrow().values());
                assertThat(pieces.numSpikes()).isEqualTo(whole.numSpikes());
            }
        }
        assertAgainstPlainLoops(recording, spikes, whole, lengths);
    }

    private static void assertAgainstPlainLoops(
            Recording recording, SpikeVector spikes, TemplateEstimate estimate, int[] lengths) {
        Templates templates = estimate.templates();
        for (int unit = 0; unit < templates.numUnits(); unit++) {
            for (int sample = 0; sample < 13; sample++) {
                for (int channel = 0; channel < 3; channel++) {
                    double[] values = column(recording, spikes, lengths, unit, sample - 4, channel);
                    double mean = Arrays.stream(values).average().orElse(0);
                    double variance = Arrays.stream(values)
                            .map(v -> (v - mean) * (v - mean))
                            .average()
                            .orElse(0);
                    assertThat(estimate.numSpikes()[unit]).isEqualTo(values.length);
                    assertThat((double) templates.get(unit, sample, channel)).isCloseTo(mean, within(1e-3));
                    assertThat((double)
                                    estimate.standardDeviations().orElseThrow().get(unit, sample, channel))
                            .isCloseTo(Math.sqrt(variance), within(1e-3));
                }
            }
        }
    }

    /** The scaled values that the spikes of a unit have at one place of the window of 4 before and 9 after. */
    private static double[] column(
            Recording recording, SpikeVector spikes, int[] lengths, int unit, int shift, int channel) {
        return java.util.stream.IntStream.range(0, spikes.size())
                .filter(i -> spikes.unitIndex(i) == unit)
                .filter(i -> spikes.sampleIndex(i) >= 4 && spikes.sampleIndex(i) + 9 <= lengths[spikes.segmentIndex(i)])
                .mapToDouble(i -> recording
                        .getScaledTraces(
                                spikes.segmentIndex(i),
                                spikes.sampleIndex(i) + shift,
                                spikes.sampleIndex(i) + shift + 1)
                        .get(0, channel))
                .toArray();
    }

    @Test
    void mediansAreThoseOfWholeWindows() {
        int[] lengths = {500, 60};
        Recording recording = recording(7, 3, lengths);
        SpikeVector spikes = spikes(7, 150, 4, lengths);
        TemplateEstimate estimate = TemplateEstimation.median(new WaveformWindow(4, 9))
                .run(recording, spikes, Ids.range(5), QUIET.withChunkSize(77).withJobs(3));
        for (int unit = 0; unit < 5; unit++) {
            double[] values = column(recording, spikes, lengths, unit, 2, 1);
            Arrays.sort(values);
            double median = values.length == 0 ? 0 : (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
            assertThat((double) estimate.templates().get(unit, 6, 1)).isCloseTo(median, within(1e-3));
            assertThat(estimate.numSpikes()[unit]).isEqualTo(values.length);
        }
        assertThatThrownBy(() ->
                        TemplateEstimation.median(new WaveformWindow(4, 9)).withStd())
                .hasMessageContaining("return_std = true");
    }

    @Test
    void theLastWindowThatFitsCountsAndWiderTypesAreExact() {
        long[] values = new long[40];
        Arrays.setAll(values, i -> (1L << 50) + i);
        Recording recording = NumpyRecording.of(10, NdArray.ofNumbers(DType.INT64, values, 20, 2));
        SpikeVector spikes = SpikeVector.of(new long[] {0, 3, 15, 16}, new int[4], new int[] {0, 4}, 1);
        TemplateEstimate estimate = TemplateEstimation.average(new WaveformWindow(3, 5))
                .withReturnScaled(false)
                .run(recording, spikes, Ids.of("a"), QUIET);
        assertThat(estimate.numSpikes()).containsExactly(2);
        assertThat(estimate.templates().get(0, 3, 1)).isEqualTo((float) ((1L << 50) + 19));
        assertThatThrownBy(() ->
                        TemplateEstimation.average(new WaveformWindow(3, 5)).run(recording, spikes, Ids.of("a"), QUIET))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("return_scaled must be false");
        assertThatThrownBy(() -> TemplateEstimation.average(new WaveformWindow(3, 5))
                        .withReturnScaled(false)
                        .run(recording, spikes, Ids.of("a", "b"), QUIET))
                .hasMessageContaining("the 2 units of unit_ids");
        assertThatThrownBy(() -> new WaveformWindow(0, 0)).hasMessageContaining("nbefore = 0 and nafter = 0");
    }

    @Test
    void chunksWithoutSpikesAreNotRead() {
        AtomicInteger reads = new AtomicInteger();
        Recording plain = recording(3, 2, 10_000);
        Recording counted = new Recording(
                plain.info(),
                (range, out, scratch) -> {
                    reads.incrementAndGet();
                    plain.traces().read(range, out, scratch);
                },
                plain.provenance());
        SpikeVector spikes = SpikeVector.of(new long[] {500, 5020, 5030, 9995}, new int[4], new int[] {0, 4}, 1);
        TemplateEstimation.average(new WaveformWindow(5, 10))
                .run(counted, spikes, Ids.of("a"), QUIET.withChunkSize(100));
        assertThat(reads.get()).isEqualTo(2);
    }

    @Test
    void sparsitiesAreThoseOfTheReference() {
        List<JsonNode> cases = GoldenTools.cases("core", "estimate_sparsity");
        assertThat(cases).hasSize(4);
        for (JsonNode golden : cases) {
            JsonNode params = golden.get("params");
            SparsityRule rule =
                    switch (params.get("method").asString()) {
                        case "radius" ->
                            SparsityRule.radius(params.get("radius_um").asDouble());
                        case "best_channels" ->
                            SparsityRule.bestChannels(params.get("num_channels").asInt());
                        case "amplitude" ->
                            SparsityRule.amplitude(params.get("threshold").asDouble());
                        default -> SparsityRule.snr(params.get("threshold").asDouble());
                    };
            Optional<double[]> noise = golden.get("outputs").has("noise_levels")
                    ? Optional.of(GoldenTools.output(golden, "noise_levels").toDoubles())
                    : Optional.empty();
            SparsityEstimate estimate = SparsityEstimate.of(rule)
                    .withNumSpikes(params.get("num_spikes_for_sparsity").asInt())
                    .withWindow(
                            params.get("ms_before").asDouble(),
                            params.get("ms_after").asDouble());
            Recording recording = GoldenTools.recording("rec32");
            ChannelSparsity sparsity =
                    SparsityTools.estimateSparsity(recording, sorting("gt32"), estimate, noise, QUIET.withJobs(2));
            assertThat(sparsity.toArray())
                    .as(golden.get("name").asString())
                    .isEqualTo(GoldenTools.output(golden, "mask"));
            if (noise.isPresent()) {
                assertThat(SparsityTools.estimateSparsity(
                                recording, sorting("gt32"), estimate, Optional.empty(), QUIET))
                        .isEqualTo(sparsity);
            }
        }
    }

    /** Values seen by running the reference (0.101.2) on the same two templates. */
    private static Templates twoTemplates() {
        float[] values = new float[2 * 6 * 4];
        System.arraycopy(new float[] {-5, -10, -5, -1}, 0, values, 2 * 4, 4);
        values[4 * 4 + 3] = 20;
        System.arraycopy(new float[] {1, 2, 3, 4}, 0, values, 24 + 2 * 4, 4);
        return new Templates(
                30000,
                2,
                6,
                Ids.range(2),
                Ids.range(4),
                false,
                values,
                new double[][] {{0, 0}, {0, 20}, {0, 40}, {0, 60}},
                Optional.empty());
    }

    @Test
    void amplitudesAndExtremaAreThoseOfTheReference() {
        Templates templates = twoTemplates();
        assertThat(TemplateTools.getTemplateAmplitudes(templates, PeakSign.NEG, AmplitudeMode.EXTREMUM, true))
                .isDeepEqualTo(new double[][] {{5, 10, 5, 1}, {0, 0, 0, 0}});
        assertThat(TemplateTools.getTemplateAmplitudes(templates, PeakSign.NEG, AmplitudeMode.AT_INDEX, false))
                .isDeepEqualTo(new double[][] {{-5, -10, -5, -1}, {1, 2, 3, 4}});
        assertThat(TemplateTools.getTemplateAmplitudes(templates, PeakSign.POS, AmplitudeMode.EXTREMUM, true))
                .isDeepEqualTo(new double[][] {{0, 0, 0, 20}, {1, 2, 3, 4}});
        assertThat(TemplateTools.getTemplateAmplitudes(templates, PeakSign.BOTH, AmplitudeMode.AT_INDEX, false))
                .isDeepEqualTo(new double[][] {{5, 10, 5, 1}, {1, 2, 3, 4}});
        assertThat(TemplateTools.getTemplateAmplitudes(templates, PeakSign.BOTH, AmplitudeMode.PEAK_TO_PEAK, true))
                .isDeepEqualTo(new double[][] {{5, 10, 5, 21}, {1, 2, 3, 4}});
        assertThat(TemplateTools.getTemplateExtremumChannel(templates, PeakSign.NEG))
                .containsExactly(1, 0);
        assertThat(TemplateTools.getTemplateExtremumChannel(templates, PeakSign.BOTH))
                .containsExactly(3, 3);
        assertThat(TemplateTools.getTemplateExtremumChannelPeakShift(templates, PeakSign.NEG))
                .containsExactly(0, -2);
        assertThat(TemplateTools.getTemplateExtremumChannelPeakShift(templates, PeakSign.POS))
                .containsExactly(2, 0);
        assertThat(TemplateTools.getTemplateExtremumAmplitude(templates, PeakSign.NEG))
                .containsExactly(10, 4);
        assertThat(TemplateTools.getTemplateExtremumAmplitude(templates, PeakSign.POS, AmplitudeMode.AT_INDEX, false))
                .containsExactly(-10, 4);
    }

    private static String rows(ChannelSparsity sparsity) {
        StringBuilder out = new StringBuilder();
        for (boolean[] row : sparsity.mask()) {
            for (boolean active : row) {
                out.append(active ? '1' : '0');
            }
            out.append(' ');
        }
        return out.toString().strip();
    }

    @Test
    void sparsitiesOfTemplatesAreThoseOfTheReference() {
        Templates templates = twoTemplates();
        Optional<double[]> noise = Optional.of(new double[] {1, 1, 1, 1});
        assertThat(rows(SparsityTools.computeSparsity(templates, SparsityRule.radius(20), Optional.empty())))
                .isEqualTo("1110 1100");
        assertThat(rows(SparsityTools.computeSparsity(
                        templates, SparsityRule.bestChannels(2).withPeakSign(PeakSign.BOTH), noise)))
                .isEqualTo("0101 0011");
        assertThat(rows(SparsityTools.computeSparsity(templates, SparsityRule.snr(5), noise)))
                .isEqualTo("1110 0000");
        assertThat(rows(SparsityTools.computeSparsity(templates, SparsityRule.ptp(5), noise)))
                .isEqualTo("1111 0000");
        assertThat(rows(SparsityTools.computeSparsity(templates, SparsityRule.amplitude(10), Optional.empty())))
                .isEqualTo("0100 0000");
        assertThatThrownBy(() -> SparsityTools.computeSparsity(templates, SparsityRule.snr(5), Optional.empty()))
                .hasMessageContaining("noise_levels must be given");
        assertThatThrownBy(() ->
                        SparsityTools.computeSparsity(templates, SparsityRule.byProperty("group"), Optional.empty()))
                .hasMessageContaining("by_property");
    }

    @Test
    void channelsOfOnePropertyBelongToItsUnits() {
        Recording recording = Recordings.setChannelGroups(recording(1, 4, 50), 0, 1, 1, 2);
        Sorting sorting = Sortings.setProperty(
                NumpySorting.of(train(3), 1000, Ids.of("a")), "group", NdArray.ofDoubles(new double[] {1.0}));
        ChannelSparsity sparsity = SparsityTools.estimateSparsity(
                recording, sorting, SparsityEstimate.of(SparsityRule.byProperty("group")), Optional.empty(), QUIET);
        assertThat(rows(sparsity)).isEqualTo("0110");
    }

    @Test
    void aSparsityKnowsItsChannelsAndItsDictionary() {
        ChannelSparsity sparsity = ChannelSparsity.fromUnitIdToChannelIds(
                Map.of(Id.of("a"), Ids.of(11, 12), Id.of("b"), Ids.of(10)), Ids.of("a", "b"), Ids.of(10, 11, 12, 13));
        assertThat(PythonJson.formatCompact(sparsity.toDict()))
                .isEqualTo("{\"unit_id_to_channel_ids\": {\"a\": [11, 12], \"b\": [10]}, "
                        + "\"channel_ids\": [10, 11, 12, 13], \"unit_ids\": [\"a\", \"b\"]}");
        assertThat(ChannelSparsity.fromDict(sparsity.toDict())).isEqualTo(sparsity);
        assertThat(sparsity).hasToString("ChannelSparsity - units: 2 - channels: 4 - density, P(x=1): 0.38");
        assertThat(sparsity.unitIdToChannelIndices().get(Id.of("a"))).containsExactly(1, 2);
        assertThat(sparsity.unitIdToChannelIds().get(Id.of("b"))).isEqualTo(Ids.of(10));
        assertThat(sparsity.maxNumActiveChannels()).isEqualTo(2);
        assertThat(rows(sparsity.selectUnits(Ids.of("b")))).isEqualTo("1000");
        assertThat(ChannelSparsity.dense(Ids.range(2), Ids.range(3)).density()).isEqualTo(1);
        ChannelSparsity numbered = ChannelSparsity.of(new boolean[][] {{true}, {false}}, Ids.of(7, 3), Ids.of("x"));
        assertThat(ChannelSparsity.fromDict(numbered.toDict())).isEqualTo(numbered);
        assertThatThrownBy(() -> ChannelSparsity.fromDict(PythonJson.parse("{}")))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("unit_ids must be a list");
        assertThatThrownBy(() -> ChannelSparsity.of(new boolean[1][2], Ids.range(1), Ids.range(3)))
                .hasMessageContaining("mask must have 1 units × 3 channels");
    }

    @Test
    void templatesKeepTheirDictionaryAndReadSparseOnes() {
        Templates templates = twoTemplates();
        Templates back = TemplatesJson.fromDict(PythonJson.parse(PythonJson.format(TemplatesJson.toDict(templates))));
        assertThat(back.values()).isEqualTo(templates.values());
        assertThat(back.unitIds()).isEqualTo(templates.unitIds());
        assertThat(back.isScaled()).isFalse();
        assertThat(back.nafter()).isEqualTo(4);
        Templates sparse = TemplatesJson.fromDict(
                PythonJson.parse(
                        "{\"templates_array\": [[[1.0, 2.0], [5.0, 6.0]], [[24.0, 0.0], [28.0, 0.0]]], "
                                + "\"sparsity_mask\": [[false, true, true], [true, false, false]], \"channel_ids\": [10, 11, 12], "
                                + "\"unit_ids\": [\"a\", \"b\"], \"sampling_frequency\": 30000.0, \"nbefore\": 1, \"is_scaled\": true}"));
        assertThat(sparse.values()).containsExactly(0, 1, 2, 0, 5, 6, 24, 0, 0, 28, 0, 0);
        assertThat(sparse.getTemplate(Id.of("b"))).containsExactly(24, 0, 0, 28, 0, 0);
        assertThat(sparse.selectUnits(Ids.of("b")).values()).containsExactly(24, 0, 0, 28, 0, 0);
        assertThat(sparse.masked(ChannelSparsity.of(
                                new boolean[][] {{true, true, false}, {false, false, true}},
                                sparse.unitIds(),
                                sparse.channelIds()))
                        .values())
                .containsExactly(0, 1, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0);
        assertThat(String.format(Locale.ROOT, "%s", sparse)).isEqualTo("Templates: 2 units - 2 samples - 3 channels");
    }

    @Test
    void chunkMemoryRulesReachTheEstimation() {
        Recording recording = recording(5, 2, 400);
        SpikeVector spikes = spikes(5, 50, 2, 400);
        TemplateEstimation estimation = TemplateEstimation.average(new WaveformWindow(2, 3));
        assertThat(estimation
                        .run(
                                recording,
                                spikes,
                                Ids.range(3),
                                QUIET.withChunkSize(ChunkSize.ofMemory("1k")).withJobs(2))
                        .templates()
                        .values())
                .isEqualTo(estimation
                        .run(recording, spikes, Ids.range(3), QUIET)
                        .templates()
                        .values());
    }
}
