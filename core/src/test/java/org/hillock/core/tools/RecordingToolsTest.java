package org.hillock.core.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.Traces;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordingToolsTest {
    private static RandomChunks chunks(JsonNode params) {
        RandomChunks standard = RandomChunks.standard();
        return standard.withNumChunksPerSegment(
                        params.path("num_chunks_per_segment").asInt(standard.numChunksPerSegment()))
                .withChunkSize(params.path("chunk_size").asInt(standard.chunkSize()))
                .withSeed(params.path("seed").asLong(standard.seed()))
                .withMarginFrames(params.path("margin_frames").asInt(standard.marginFrames()));
    }

    private static Recording input(JsonNode golden) {
        return GoldenTools.recording(golden.get("inputs").get(0).asString());
    }

    @Test
    void randomChunksAreThoseOfTheReference() {
        List<JsonNode> cases = GoldenTools.cases("tools", "get_random_data_chunks");
        assertThat(cases).hasSize(6);
        for (JsonNode golden : cases) {
            Recording recording = input(golden);
            RandomChunks options = chunks(golden.get("params"));
            List<FrameRange> drawn = options.draw(recording);
            JsonNode starts = golden.get("values").get("starts_per_segment");
            for (int segment = 0; segment < starts.size(); segment++) {
                int wanted = segment;
                assertThat(drawn.stream()
                                .filter(chunk -> chunk.segment() == wanted)
                                .mapToLong(FrameRange::start)
                                .toArray())
                        .as(golden.get("name").asString())
                        .containsExactly(GoldenTools.longs(starts.get(segment)));
            }
            assertThat(drawn)
                    .allMatch(chunk -> chunk.length()
                            == golden.get("values").get("chunk_size").asInt());
            Traces traces = RecordingTools.getRandomDataChunks(recording, options, false);
            assertThat(new long[] {traces.numSamples(), traces.numChannels()})
                    .containsExactly(GoldenTools.longs(golden.get("values").get("shape")));
            assertColumns(golden, traces);
        }
    }

    private static void assertColumns(JsonNode golden, Traces traces) {
        long[] sums = new long[traces.numChannels()];
        double[] medians = new double[traces.numChannels()];
        for (int c = 0; c < sums.length; c++) {
            double[] column = new double[traces.numSamples()];
            for (int s = 0; s < column.length; s++) {
                column[s] = traces.get(s, c);
                sums[c] += (long) column[s];
            }
            Arrays.sort(column);
            medians[c] = (column[(column.length - 1) / 2] + column[column.length / 2]) / 2;
        }
        assertThat(sums)
                .containsExactly(GoldenTools.output(golden, "channel_sum").toLongs());
        assertThat(medians)
                .containsExactly(GoldenTools.output(golden, "channel_median").toDoubles());
    }

    /** Starts found by running the reference (0.101.2) on segments of 100, 50 and 200 frames. */
    @Test
    void aTooLongChunkIsLoweredForAllSegments() {
        Recording recording = plain(1, 100, 50, 200);
        RandomChunks options =
                RandomChunks.standard().withNumChunksPerSegment(2).withChunkSize(60);
        assertThat(options.draw(recording).stream().map(FrameRange::start)).containsExactly(43L, 32L, 0L, 0L, 77L, 40L);
        assertThat(options.draw(recording)).allMatch(chunk -> chunk.length() == 49);
        assertThat(options.withMarginFrames(10).draw(recording).stream().map(FrameRange::start))
                .containsExactly(53L, 42L, 10L, 10L, 87L, 50L);
        assertThat(options.withChunkSize(100).draw(plain(1, 100))).allMatch(chunk -> chunk.length() == 99);
        assertThat(options.draw(plain(1, 100, 1, 0, 200)))
                .hasSize(4)
                .allMatch(chunk -> chunk.length() == 60 && chunk.segment() % 3 == 0);
        assertThatThrownBy(() -> options.withMarginFrames(50).draw(plain(1, 100)))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("margin_frames = 50 must leave at least 2 frames");
    }

    /** Starts found by running {@code numpy.random.RandomState(0).randint(0, length - 500, 3)}. */
    @Test
    void theLegacyStreamBeginsAnewInEverySegment() {
        RandomChunks options = RandomChunks.standard()
                .withNumChunksPerSegment(3)
                .withChunkSize(500)
                .withStream(ChunkStream.LEGACY);
        List<FrameRange> drawn = options.draw(plain(1, 3000, 3000));
        assertThat(drawn.subList(0, 3).stream().map(FrameRange::start)).containsExactly(LEGACY_STARTS);
        assertThat(drawn.subList(3, 6).stream().map(FrameRange::start)).containsExactly(LEGACY_STARTS);
    }

    private static final Long[] LEGACY_STARTS = {1653L, 835L, 763L};

    /**
     * The reference sums scaled samples, which are float32, in float32: its standard deviations in µV are up to 4e-4 off. They are
     * met with sums of that kind; sums in double are compared with gain × the deviation of the counts, which it sums in double.
     */
    @Test
    void noiseLevelsAreThoseOfTheReference() {
        List<JsonNode> cases = GoldenTools.cases("tools", "get_noise_levels");
        assertThat(cases).hasSize(8);
        for (JsonNode golden : cases) {
            JsonNode params = golden.get("params");
            NoiseLevels options = NoiseLevels.standard()
                    .withMethod(NoiseLevelMethod.valueOf(
                            params.get("method").asString().toUpperCase(java.util.Locale.ROOT)))
                    .withReturnScaled(params.get("return_scaled").asBoolean())
                    .withChunks(chunks(params))
                    .withPeerSums(true);
            assertClose(
                    golden,
                    RecordingTools.getNoiseLevels(input(golden), options),
                    GoldenTools.output(golden, "noise_levels").toDoubles());
            if (options.returnScaled()) {
                assertScaledLike(input(golden), options.withPeerSums(false));
            }
        }
    }

    private static void assertScaledLike(Recording recording, NoiseLevels options) {
        double[] scaled = RecordingTools.getNoiseLevels(recording, options.withReturnScaled(true));
        double[] raw = RecordingTools.getNoiseLevels(recording, options.withReturnScaled(false));
        for (int channel = 0; channel < raw.length; channel++) {
            assertThat(scaled[channel])
                    .isCloseTo(raw[channel] * recording.getChannelGains()[channel], within(1e-5 * scaled[channel]));
        }
    }

    private static void assertClose(JsonNode golden, double[] actual, double[] wanted) {
        double rtol = golden.get("tolerance").get("rtol").asDouble();
        double atol = golden.get("tolerance").get("atol").asDouble();
        assertThat(actual).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(actual[i])
                    .as("%s at %d", golden.get("name").asString(), i)
                    .isCloseTo(wanted[i], within(atol + rtol * Math.abs(wanted[i])));
        }
    }

    @Test
    void noiseLevelsAreRememberedUnderAllTheirOptionsAndNeverTakenFromAFile() {
        AtomicInteger reads = new AtomicInteger();
        Recording plain = plain(1, 4000);
        Recording recording = Recordings.setProperty(
                new Recording(
                        plain.info(),
                        (range, out, scratch) -> {
                            reads.incrementAndGet();
                            plain.traces().read(range, out, scratch);
                        },
                        plain.provenance()),
                "noise_level_mad_raw",
                NdArray.ofDoubles(new double[] {-7, -7}));
        NoiseLevels options = NoiseLevels.standard()
                .withReturnScaled(false)
                .withChunks(RandomChunks.standard().withChunkSize(100));
        double[] first = RecordingTools.getNoiseLevels(recording, options);
        assertThat(Arrays.stream(first).min().orElse(0)).isPositive();
        assertThat(reads.get()).isEqualTo(20);
        first[0] = 1e9;
        assertThat(RecordingTools.getNoiseLevels(recording, options)[0]).isLessThan(1e9);
        assertThat(reads.get()).isEqualTo(20);
        NoiseLevels others = options.withChunks(options.chunks().withSeed(5));
        assertThat(RecordingTools.getNoiseLevels(recording, others)).isNotEqualTo(first);
        assertThat(reads.get()).isEqualTo(40);
        RecordingTools.getNoiseLevels(recording, options.withForceRecompute(true));
        assertThat(reads.get()).isEqualTo(60);
        assertThatThrownBy(() -> RecordingTools.getNoiseLevels(recording))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("return_scaled must be false");
    }

    @ParameterizedTest
    @EnumSource(NoiseLevelMethod.class)
    void noiseScalesWithTheSignalInEveryType(NoiseLevelMethod method) {
        Random random = new Random(4);
        double[] wide = new double[6000];
        float[] narrow = new float[6000];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = random.nextGaussian() * (i % 2 == 0 ? 3 : 30) + 100;
            narrow[i] = (float) wide[i];
        }
        NoiseLevels options =
                new NoiseLevels(method, false, RandomChunks.standard().withChunkSize(400), false, false);
        double[] inDouble =
                RecordingTools.getNoiseLevels(NumpyRecording.of(1000, NdArray.ofDoubles(wide, 3000, 2)), options);
        double[] inFloat =
                RecordingTools.getNoiseLevels(NumpyRecording.of(1000, NdArray.ofFloats(narrow, 3000, 2)), options);
        assertThat(inDouble[0]).isCloseTo(3, within(0.3));
        assertThat(inDouble[1]).isCloseTo(30, within(3.0));
        assertThat(inFloat).containsExactly(inDouble, within(1e-4));
        wide[1] = Double.NaN;
        double[] broken = RecordingTools.getNoiseLevels(
                NumpyRecording.of(1000, NdArray.ofDoubles(wide, 3000, 2)),
                options.withChunks(RandomChunks.standard().withChunkSize(2999)));
        assertThat(broken[0]).isFinite();
        assertThat(broken[1]).isNaN();
    }

    @Test
    void distancesAndNeighboursAreThoseOfTheReference() {
        for (JsonNode golden : GoldenTools.cases("tools", "get_channel_distances")) {
            assertClose(
                    golden,
                    Arrays.stream(RecordingTools.getChannelDistances(input(golden)))
                            .flatMapToDouble(Arrays::stream)
                            .toArray(),
                    GoldenTools.output(golden, "distances").toDoubles());
        }
        for (JsonNode golden : GoldenTools.cases("tools", "get_closest_channels")) {
            Recording recording = input(golden);
            ClosestChannels closest = RecordingTools.getClosestChannels(
                    recording,
                    recording.getChannelIds(),
                    golden.get("params").get("num_channels").asInt());
            double[] distances = Arrays.stream(closest.distances())
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            assertClose(golden, distances, GoldenTools.output(golden, "dists").toDoubles());
            assertIndicesUpToTies(golden, recording, closest);
        }
    }

    /** The reference orders channels of one distance at random: an index may differ where the distance is that of another channel too. */
    private static void assertIndicesUpToTies(JsonNode golden, Recording recording, ClosestChannels closest) {
        double[][] all = RecordingTools.getChannelDistances(recording);
        int[] wanted = GoldenTools.output(golden, "indices").toInts();
        int count = closest.indices()[0].length;
        for (int channel = 0; channel < all.length; channel++) {
            for (int k = 0; k < count; k++) {
                assertThat(all[channel][closest.indices()[channel][k]])
                        .isEqualTo(all[channel][wanted[channel * count + k]]);
            }
        }
    }

    @Test
    void aChannelAtTheSamePlaceIsTheClosest() {
        Recording recording =
                Recordings.setChannelLocations(located(10, 4), new double[][] {{0, 0}, {0, 0}, {0, 20}, {0, -20}});
        ClosestChannels closest = RecordingTools.getClosestChannels(recording);
        assertThat(closest.indices()).isDeepEqualTo(new int[][] {{1, 2, 3}, {0, 2, 3}, {0, 1, 3}, {0, 1, 2}});
        assertThat(closest.distances()[0]).containsExactly(0, 20, 20);
        assertThat(RecordingTools.getClosestChannels(recording, Ids.of(3), 1).indices())
                .isDeepEqualTo(new int[][] {{0}});
        assertThat(RecordingTools.getClosestChannels(recording, Ids.of(3), 99).indices()[0])
                .hasSize(3);
    }

    @Test
    void depthOrdersAreThoseOfTheReference() {
        List<JsonNode> cases = GoldenTools.cases("tools", "order_channels_by_depth");
        assertThat(cases).hasSize(16);
        for (JsonNode golden : cases) {
            Recording recording = input(golden);
            JsonNode given = golden.get("params").get("dimensions");
            List<String> dimensions = new ArrayList<>();
            if (given.isArray()) {
                given.forEach(name -> dimensions.add(name.asString()));
            } else {
                dimensions.add(given.asString());
            }
            DepthOrder order = RecordingTools.orderChannelsByDepth(
                    recording,
                    recording.getChannelIds(),
                    dimensions,
                    golden.get("params").get("flip").asBoolean());
            assertThat(Arrays.stream(order.order()).asLongStream().toArray())
                    .as(golden.get("name").asString())
                    .containsExactly(GoldenTools.longs(golden.get("values").get("order_f")));
            assertThat(Arrays.stream(order.inverse()).asLongStream().toArray())
                    .containsExactly(GoldenTools.longs(golden.get("values").get("order_r")));
        }
        Recording located = Recordings.setChannelLocations(plain(1, 10), new double[][] {{0, 0}, {0, 1}});
        assertThatThrownBy(() ->
                        RecordingTools.orderChannelsByDepth(located, located.getChannelIds(), List.of("z"), false))
                .hasMessageContaining("dimensions = 'z' must be one of [x, y]");
    }

    @Test
    void chunksWithMarginsAreThoseOfTheReference() {
        List<JsonNode> cases = GoldenTools.cases("tools", "get_chunk_with_margin");
        assertThat(cases).hasSize(8);
        for (JsonNode golden : cases) {
            JsonNode params = golden.get("params");
            ChunkWithMargin chunk = RecordingTools.getChunkWithMargin(
                    input(golden),
                    0,
                    frame(params.get("start_frame")),
                    frame(params.get("end_frame")),
                    new int[] {0, 1, 2, 3},
                    margin(params));
            NdArray wanted = GoldenTools.output(golden, "traces");
            assertThat(chunk.leftMargin())
                    .isEqualTo(golden.get("values").get("left_margin").asInt());
            assertThat(chunk.rightMargin())
                    .isEqualTo(golden.get("values").get("right_margin").asInt());
            assertThat(new long[] {chunk.traces().numSamples(), chunk.traces().numChannels()})
                    .containsExactly(GoldenTools.longs(golden.get("values").get("shape")));
            assertThat(chunk.traces().dtype()).isEqualTo(wanted.type().numeric());
            assertClose(golden, firstAndLast(chunk.traces().toDoubles(), wanted.size()), wanted.toDoubles());
        }
    }

    /** Of a long chunk the tree keeps the first and the last rows. */
    private static double[] firstAndLast(double[] values, int kept) {
        double[] out = Arrays.copyOf(values, kept);
        System.arraycopy(values, values.length - kept / 2, out, kept - kept / 2, kept / 2);
        return out;
    }

    private static OptionalLong frame(JsonNode node) {
        return node.isNull() ? OptionalLong.empty() : OptionalLong.of(node.asLong());
    }

    private static ChunkMargin margin(JsonNode params) {
        ChunkMargin margin = ChunkMargin.of(params.get("margin").asInt());
        if (params.path("add_zeros").asBoolean(false)) {
            margin = margin.withPadding(MarginPadding.ZEROS);
        }
        if (params.path("add_reflect_padding").asBoolean(false)) {
            margin = margin.withPadding(MarginPadding.REFLECT);
        }
        if (params.path("window_on_margin").asBoolean(false)) {
            margin = margin.withWindow();
        }
        return params.has("dtype")
                ? margin.withDtype(DType.parse(params.get("dtype").asString()))
                : margin;
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void reflectedMarginsFollowTheSegmentHoweverShort(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 100; trial++) {
            int length = 1 + random.nextInt(12);
            int start = random.nextInt(length);
            int end = start + 1 + random.nextInt(length - start);
            int margin = random.nextInt(30);
            Recording recording = plain(seed, length);
            double[][] samples = recording.getTraces(0).toArray().toRows();
            ChunkWithMargin chunk = RecordingTools.getChunkWithMargin(
                    recording,
                    new FrameRange(0, start, end),
                    ChunkMargin.of(margin).withPadding(MarginPadding.REFLECT));
            assertThat(chunk.traces().numSamples()).isEqualTo(end - start + 2 * margin);
            for (int row = 0; row < chunk.traces().numSamples(); row++) {
                int frame = start - margin + row;
                while (frame < 0 || frame >= length) {
                    frame = length == 1 ? 0 : frame < 0 ? -frame : 2 * (length - 1) - frame;
                }
                assertThat(chunk.traces().get(row, 1)).isEqualTo(samples[frame][1]);
            }
        }
    }

    @Test
    void marginsAreConvertedAndRounded() {
        Recording recording = NumpyRecording.of(10, NdArray.ofFloats(new float[] {0.5f, 1.5f, -2.5f, 70000f}, 4, 1));
        ChunkWithMargin chunk = RecordingTools.getChunkWithMargin(
                recording, new FrameRange(0, 0, 4), ChunkMargin.of(0).withDtype(DType.INT16));
        assertThat(chunk.traces().toDoubles()).containsExactly(0, 2, -2, 32767);
        assertThatThrownBy(() -> ChunkMargin.of(-1)).hasMessageContaining("margin = -1 frames");
        assertThatThrownBy(() -> RecordingTools.getChunkWithMargin(
                        recording, 0, OptionalLong.empty(), OptionalLong.empty(), new int[] {1}, ChunkMargin.of(1)))
                .hasMessageContaining("channel index = 1 must lie in [0, 1)");
    }

    @Test
    void sampleShiftsAreThoseOfTheReference() {
        JsonNode golden =
                GoldenTools.cases("tools", "get_neuropixels_sample_shifts").getFirst();
        assertClose(
                golden,
                RecordingTools.getNeuropixelsSampleShifts(384, 12, 13),
                GoldenTools.output(golden, "shifts").toDoubles());
        assertClose(
                golden,
                RecordingTools.getNeuropixelsSampleShifts(384, 16, 16),
                GoldenTools.output(golden, "shifts_np2").toDoubles());
    }

    private static Recording plain(long seed, int... lengths) {
        Random random = new Random(seed);
        List<NdArray> segments = IntStream.of(lengths)
                .mapToObj(length -> {
                    short[] values = new short[2 * length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (short) random.nextInt(-500, 500);
                    }
                    return NdArray.ofNumbers(DType.INT16, values, length, 2);
                })
                .toList();
        return NumpyRecording.of(1000, Ids.range(2), segments);
    }

    private static Recording located(int length, int channels) {
        return NumpyRecording.of(
                1000,
                NdArray.ofInts(new Random(1).ints(length * channels, -9, 9).toArray(), length, channels));
    }
}
