package org.hillock.testkit.areas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Traced;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.Params;
import org.hillock.testkit.golden.PlainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers that many cases have in common. */
final class Facts {
    private static final String GAIN = "gain_to_uV";
    private static final String OFFSET = "offset_to_uV";

    private Facts() {}

    /** The recording itself and its facts. */
    static void of(Recording recording, Answers answers) {
        answers.recording(recording)
                .value("num_samples", () -> lengths(recording))
                .value(GAIN, () -> property(recording, GAIN))
                .value(OFFSET, () -> property(recording, OFFSET))
                .value("group", () -> property(recording, "group"))
                .value("t_starts", () -> segmentwise(recording, i -> recording.sampleIndexToTime(0, i)))
                .value("locations", recording::getChannelLocations)
                .value("output_dtype", () -> recording.getDtype().numpyName())
                .value("is_filtered", recording::isFiltered);
    }

    static long[] lengths(Recording recording) {
        return LongStream.range(0, recording.getNumSegments())
                .map(i -> recording.getNumSamples((int) i))
                .toArray();
    }

    static double[] segmentwise(Recording recording, java.util.function.IntToDoubleFunction of) {
        return java.util.stream.IntStream.range(0, recording.getNumSegments())
                .mapToDouble(of)
                .toArray();
    }

    /** A property as nested lists, null where it is not set. */
    static JsonNode property(Traced object, String key) {
        return object.properties().find(key).map(PlainJson::of).orElse(PythonJson.NODES.nullNode());
    }

    /** All properties as nested lists. */
    static ObjectNode properties(Traced object) {
        ObjectNode out = PythonJson.NODES.objectNode();
        object.properties().asMap().forEach((key, array) -> out.set(key, PlainJson.of(array)));
        return out;
    }

    /** The spikes of a sorting as rows of frame, unit index and segment. */
    static void spikes(Sorting sorting, Answers answers) {
        answers.numbers("spike_vector", () -> rows(sorting.toSpikeVector()))
                .value("spike_vector_unit_ids", sorting::getUnitIds)
                .value("spike_vector_num_segments", sorting::getNumSegments)
                .value("count", () -> counts(sorting));
    }

    static NdArray rows(SpikeVector spikes) {
        long[] rows = new long[3 * spikes.size()];
        for (int i = 0; i < spikes.size(); i++) {
            rows[3 * i] = spikes.sampleIndex(i);
            rows[3 * i + 1] = spikes.unitIndex(i);
            rows[3 * i + 2] = spikes.segmentIndex(i);
        }
        return NdArray.ofNumbers(DType.INT64, rows, spikes.size(), 3);
    }

    static Map<String, Long> counts(Sorting sorting) {
        Map<String, Long> out = new LinkedHashMap<>();
        sorting.countNumSpikesPerUnit().forEach((id, count) -> out.put(id.toString(), count));
        return out;
    }

    /** The random chunks that parameters under the usual names describe. */
    static RandomChunks chunks(Params params) {
        RandomChunks chunks = RandomChunks.standard();
        if (params.has("num_chunks_per_segment")) {
            chunks = chunks.withNumChunksPerSegment(params.requireWhole("num_chunks_per_segment"));
        }
        if (params.has("chunk_size")) {
            chunks = chunks.withChunkSize(params.requireWhole("chunk_size"));
        }
        if (params.has("margin_frames")) {
            chunks = chunks.withMarginFrames(params.requireWhole("margin_frames"));
        }
        if (params.has("seed")) {
            chunks = chunks.withSeed(params.require("seed").longValue());
        }
        return chunks;
    }

    /** The size and the starts of random chunks. */
    static Map<String, Object> described(RandomChunks chunks, Recording recording) {
        List<FrameRange> drawn = chunks.draw(recording);
        Map<Integer, List<Long>> starts = new LinkedHashMap<>();
        drawn.forEach(range -> starts.computeIfAbsent(range.segment(), key -> new java.util.ArrayList<>())
                .add(range.start()));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("chunk_size", drawn.getFirst().length());
        out.put("starts_per_segment", List.copyOf(starts.values()));
        return out;
    }

    /** A frame that may be left out. */
    static long frame(GoldenCase golden, String name, long otherwise) {
        return golden.params().find(name).map(JsonNode::longValue).orElse(otherwise);
    }
}
