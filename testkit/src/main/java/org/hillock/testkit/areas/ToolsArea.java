package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hillock.core.job.Chunks;
import org.hillock.core.job.JobOptions;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.tools.ChunkMargin;
import org.hillock.core.tools.ChunkWithMargin;
import org.hillock.core.tools.ClosestChannels;
import org.hillock.core.tools.DepthOrder;
import org.hillock.core.tools.MarginPadding;
import org.hillock.core.tools.NoiseLevelMethod;
import org.hillock.core.tools.NoiseLevels;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.statistics.Median;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.JsonNode;

/** Functions on top of recordings. */
final class ToolsArea implements GoldenArea {
    private static final int EXPORTED_CHANNELS = 4;

    @Override
    public String name() {
        return "tools";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "randomChunks", ToolsArea::randomChunks,
                "noiseLevels", ToolsArea::noiseLevels,
                "channelDistances",
                        (golden, answers) ->
                                answers.rows("distances", () -> RecordingTools.getChannelDistances(golden.recording())),
                "closestChannels", ToolsArea::closestChannels,
                "depthOrder", ToolsArea::depthOrder,
                "chunkWithMargin", ToolsArea::chunkWithMargin,
                "divideSegment", ToolsArea::divideSegment,
                "ensureChunkSize", ToolsArea::ensureChunkSize,
                "sampleShifts", ToolsArea::sampleShifts);
    }

    private static void randomChunks(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        RandomChunks chunks = Facts.chunks(golden.params());
        Traces traces = RecordingTools.getRandomDataChunks(
                recording, chunks, golden.params().flag("return_scaled"));
        answers.value("shape", () -> new int[] {traces.numSamples(), traces.numChannels()})
                .numbers("channel_sum", () -> sums(traces))
                .doubles("channel_median", () -> IntStream.range(0, traces.numChannels())
                        .mapToDouble(c -> Median.of(column(traces, c)))
                        .toArray());
        Facts.described(chunks, recording).forEach((key, value) -> answers.value(key, () -> value));
    }

    private static double[] column(Traces traces, int channel) {
        return IntStream.range(0, traces.numSamples())
                .mapToDouble(s -> traces.get(s, channel))
                .toArray();
    }

    private static NdArray sums(Traces traces) {
        double[] sums = IntStream.range(0, traces.numChannels())
                .mapToDouble(c -> Arrays.stream(column(traces, c)).sum())
                .toArray();
        return traces.dtype().isInteger()
                ? NdArray.ofLongs(
                        Arrays.stream(sums).mapToLong(sum -> (long) sum).toArray())
                : NdArray.ofDoubles(sums);
    }

    private static void noiseLevels(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        Params params = golden.params();
        RandomChunks chunks = Facts.chunks(params);
        NoiseLevelMethod method = params.text("method")
                .map(name -> choice(NoiseLevelMethod.class, "method", name))
                .orElse(NoiseLevelMethod.MAD);
        NoiseLevels options = NoiseLevels.standard()
                .withMethod(method)
                .withReturnScaled(!params.has("return_scaled") || params.flag("return_scaled"))
                .withChunks(chunks)
                .withPeerSums(true)
                .withForceRecompute(true);
        answers.doubles("noise_levels", () -> RecordingTools.getNoiseLevels(recording, options))
                .value("random_chunks", () -> Facts.described(chunks, recording));
    }

    static <E extends Enum<E>> E choice(Class<E> type, String parameter, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new GoldenFault("parameter '" + parameter + "' = '" + name + "' must be one of "
                        + Arrays.toString(type.getEnumConstants())));
    }

    private static void closestChannels(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        int count = golden.params().whole("num_channels").orElse(recording.getNumChannels() - 1);
        ClosestChannels closest = RecordingTools.getClosestChannels(recording, recording.getChannelIds(), count);
        double[][] distances = RecordingTools.getChannelDistances(recording);
        int[] flat =
                Arrays.stream(closest.indices()).flatMapToInt(Arrays::stream).toArray();
        answers.output(
                        "indices",
                        () -> new Answer.Ranked(NdArray.ofInts(flat, recording.getNumChannels(), count), distances))
                .rows("dists", closest::distances);
    }

    private static void depthOrder(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        JsonNode given = golden.params().require("dimensions");
        List<String> dimensions = given.isString()
                ? List.of(given.stringValue())
                : given.valueStream().map(JsonNode::stringValue).toList();
        DepthOrder order = RecordingTools.orderChannelsByDepth(
                recording,
                recording.getChannelIds(),
                dimensions,
                golden.params().flag("flip"));
        answers.value("order_f", order::order).value("order_r", order::inverse);
    }

    /** Of segment 0, the first four channels are exported. */
    private static void chunkWithMargin(GoldenCase golden, Answers answers) {
        Recording recording = golden.recording();
        Params params = golden.params();
        int[] channels = IntStream.range(0, Math.min(EXPORTED_CHANNELS, recording.getNumChannels()))
                .toArray();
        MarginPadding padding = params.flag("add_zeros")
                ? MarginPadding.ZEROS
                : params.flag("add_reflect_padding") ? MarginPadding.REFLECT : MarginPadding.NONE;
        ChunkMargin margin = new ChunkMargin(
                params.requireWhole("margin"),
                padding,
                params.flag("window_on_margin"),
                params.text("dtype").map(DType::parse));
        ChunkWithMargin chunk = RecordingTools.getChunkWithMargin(
                recording, 0, frame(params, "start_frame"), frame(params, "end_frame"), channels, margin);
        answers.value("left_margin", chunk::leftMargin)
                .value("right_margin", chunk::rightMargin)
                .value("shape", () -> new int[] {chunk.traces().numSamples(), channels.length})
                .output(
                        "traces",
                        () -> new Answer.Array(ends(golden, chunk.traces().toArray()), true));
    }

    private static OptionalLong frame(Params params, String name) {
        Optional<JsonNode> frame = params.find(name);
        return frame.isPresent() ? OptionalLong.of(frame.get().longValue()) : OptionalLong.empty();
    }

    /** Of a long chunk the first and last rows are exported, as many of each. */
    private static NdArray ends(GoldenCase golden, NdArray all) {
        int rows = golden.output("traces").path("shape").path(0).asInt(all.length());
        return rows >= all.length()
                ? all
                : NdArray.concatenate(
                        List.of(all.slice(0, rows - rows / 2), all.slice(all.length() - rows / 2, all.length())));
    }

    private static void divideSegment(GoldenCase golden, Answers answers) {
        OptionalLong size = frame(golden.params(), "chunk_size");
        long frames = golden.params().require("num_frames").longValue();
        answers.value("chunks", () -> Chunks.divideSegmentIntoChunks(frames, size));
    }

    private static void ensureChunkSize(GoldenCase golden, Answers answers) {
        JobOptions options = JobOptions.standard().with(golden.params().all());
        answers.value("chunk_size", () -> Chunks.ensureChunkSize(golden.recording(), options));
    }

    private static void sampleShifts(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        int channels = params.requireWhole("num_channels");
        int perAdc = params.requireWhole("num_channels_per_adc");
        int cycles = params.requireWhole("num_cycles");
        answers.doubles("shifts", () -> RecordingTools.getNeuropixelsSampleShifts(channels, perAdc, cycles))
                // The later generation of the probe: 16 channels for each converter, 16 cycles.
                .doubles("shifts_np2", () -> RecordingTools.getNeuropixelsSampleShifts(channels, 16, 16));
    }
}
