package org.hillock.testkit.parity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Traced;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;
import org.hillock.testkit.golden.LittleEndian;
import org.hillock.testkit.golden.PlainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is seen of an object, in the words in which the script says what Python sees of it. */
final class SeenObjects {
    private SeenObjects() {}

    static ObjectNode of(Traced object) {
        return switch (object) {
            case Recording recording -> recording(recording);
            case Sorting sorting -> sorting(sorting);
            case Snippets snippets -> snippets(snippets);
            default -> throw new AssertionError(object);
        };
    }

    private static ObjectNode recording(Recording recording) {
        int segments = recording.getNumSegments();
        ObjectNode out = PythonJson.NODES.objectNode().put("kind", "recording");
        out.set("channel_ids", PlainJson.of(recording.getChannelIds()));
        out.put("sampling_frequency", recording.getSamplingFrequency());
        out.put("dtype", recording.getDtype().numpyName());
        ArrayNode lengths = out.putArray("num_samples");
        ArrayNode sha = out.putArray("sha");
        ArrayNode vectors = out.putArray("has_time_vector");
        ArrayNode times = out.putArray("times");
        for (int i = 0; i < segments; i++) {
            long length = recording.getNumSamples(i);
            lengths.add(length);
            sha.add(sha(recording.getTraces(i).toArray()));
            vectors.add(recording.hasTimeVector(i));
            times.addArray().add(recording.sampleIndexToTime(0, i)).add(recording.sampleIndexToTime(length - 1, i));
        }
        out.set("properties", properties(recording));
        out.set("annotations", recording.annotations().deepCopy());
        out.set(
                "probegroup",
                recording.getProbegroup().<JsonNode>map(ProbeJson::toTree).orElse(PythonJson.NODES.nullNode()));
        return out;
    }

    private static ObjectNode sorting(Sorting sorting) {
        ObjectNode out = PythonJson.NODES.objectNode().put("kind", "sorting");
        out.set("unit_ids", PlainJson.of(sorting.getUnitIds()));
        out.put("sampling_frequency", sorting.getSamplingFrequency());
        List<List<long[]>> trains = IntStream.range(0, sorting.getNumSegments())
                .mapToObj(segment -> sorting.getUnitIds().asList().stream()
                        .map((Id unit) -> sorting.getUnitSpikeTrain(unit, segment))
                        .toList())
                .toList();
        out.set("trains", PlainJson.of(trains));
        out.set("properties", properties(sorting));
        out.set("annotations", sorting.annotations().deepCopy());
        return out;
    }

    private static ObjectNode snippets(Snippets snippets) {
        ObjectNode out = PythonJson.NODES.objectNode().put("kind", "snippets");
        out.set("channel_ids", PlainJson.of(snippets.getChannelIds()));
        out.put("sampling_frequency", snippets.getSamplingFrequency());
        out.put("dtype", snippets.getDtype().numpyName());
        snippets.nbefore().ifPresent(frames -> out.put("nbefore", frames));
        out.put("snippet_len", snippets.snippetLen());
        ArrayNode frames = out.putArray("frames");
        ArrayNode sha = out.putArray("sha");
        for (int i = 0; i < snippets.getNumSegments(); i++) {
            frames.add(PlainJson.of(snippets.getFrames(i)));
            sha.add(sha(snippets.getSnippets(i).toArray()));
        }
        out.set("properties", properties(snippets));
        out.set(
                "probegroup",
                snippets.getProbegroup().<JsonNode>map(ProbeJson::toTree).orElse(PythonJson.NODES.nullNode()));
        return out;
    }

    private static ObjectNode properties(Traced object) {
        ObjectNode out = PythonJson.NODES.objectNode();
        for (Map.Entry<String, NdArray> property : object.properties().asMap().entrySet()) {
            if (!property.getKey().equals("contact_vector")) {
                ObjectNode entry = out.putObject(property.getKey()).put("kind", kind(property.getValue()));
                entry.set("values", NdJson.toJson(property.getValue()));
            }
        }
        return out;
    }

    private static String kind(NdArray array) {
        return switch (array.type()) {
            case ElementType.Numeric(var dtype) -> dtype.isInteger() ? dtype.isUnsigned() ? "u" : "i" : "f";
            case ElementType.Bool ignored -> "b";
            case ElementType.Text ignored -> "U";
            default -> "V";
        };
    }

    static String sha(NdArray array) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(LittleEndian.bytes(array)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Without what only one side notes and says nothing: a name that is null, a filter that was not applied, how well a store was
     * packed, the names of probes (Python loses them when it reads a folder), and whether zeros are whole numbers or fractions.
     */
    static ObjectNode essentials(ObjectNode seen) {
        ObjectNode out = seen.deepCopy();
        if (out.get("annotations") instanceof ObjectNode annotations) {
            if (annotations.path("name").isNull()) {
                annotations.remove("name");
            }
            if (annotations.path("is_filtered").isBoolean()
                    && !annotations.path("is_filtered").booleanValue()) {
                annotations.remove("is_filtered");
            }
            annotations.remove(List.of("compression_ratio", "compression_ratio_segments"));
        }
        out.path("probegroup").path("probes").forEach(probe -> ((ObjectNode) probe).remove("annotations"));
        for (String key : List.of("gain_to_uV", "offset_to_uV")) {
            if (out.path("properties").get(key) instanceof ObjectNode property) {
                property.put("kind", "f");
            }
        }
        return out;
    }
}
