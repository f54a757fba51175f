package org.hillock.postprocessing.folders;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The facts of a recording as the peer keeps them beside an extractor: {@code recording_attributes} and {@code probegroup}. */
final class RecordingFacts {
    private RecordingFacts() {}

    static ObjectNode toJson(RecordingInfo info) {
        ObjectNode out = PythonJson.NODES.objectNode();
        out.set("channel_ids", list(info.channelIds()));
        out.put("sampling_frequency", info.samplingFrequency());
        out.put("num_channels", info.numChannels());
        ArrayNode lengths = out.putArray("num_samples");
        info.segments().forEach(segment -> lengths.add(segment.numSamples()));
        out.put("is_filtered", info.isFiltered());
        ObjectNode properties = out.putObject("properties");
        for (Map.Entry<String, NdArray> property : info.properties().asMap().entrySet()) {
            properties.set(property.getKey(), NdJson.toJson(property.getValue()));
        }
        out.put("dtype", info.dtype().numpyName());
        return out;
    }

    private static ArrayNode list(Ids ids) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        for (Id id : ids) {
            if (id.isText()) {
                out.add(id.toString());
            } else {
                out.add(id.asLong());
            }
        }
        return out;
    }

    static Optional<JsonNode> probegroup(RecordingInfo info) {
        return info.probes().map(probes -> ProbeJson.toFileTree(probes.group()));
    }

    /** Reads the facts; properties that only Python can read are left out. */
    static RecordingInfo fromJson(JsonNode facts, Optional<JsonNode> probegroup, Path source) {
        return fromJson(facts, probegroup, source, new long[0]);
    }

    /** Reads facts of a time when the lengths of the segments were not always among them. */
    static RecordingInfo fromJson(JsonNode facts, Optional<JsonNode> probegroup, Path source, long[] otherLengths) {
        try {
            return read(facts, probegroup, otherLengths);
        } catch (WrongArgumentException | JacksonException | IllegalArgumentException e) {
            throw new BrokenFileException(
                    source, "holds no facts of a recording (" + e.getMessage() + "). Save the data anew.", e);
        }
    }

    private static RecordingInfo read(JsonNode facts, Optional<JsonNode> probegroup, long[] otherLengths) {
        Ids channelIds = ids(facts.path("channel_ids"));
        List<SegmentInfo> segments = new ArrayList<>();
        facts.path("num_samples").forEach(length -> segments.add(new SegmentInfo(length.asLong())));
        if (segments.isEmpty()) {
            Arrays.stream(otherLengths).mapToObj(SegmentInfo::new).forEach(segments::add);
        }
        String dtype = facts.path("dtype").asString("float32");
        RecordingInfo info = RecordingInfo.of(
                facts.path("sampling_frequency").doubleValue(), channelIds, DType.parse(dtype), segments);
        info = info.withAnnotation(
                "is_filtered",
                PythonJson.NODES.booleanNode(facts.path("is_filtered").asBoolean(false)));
        for (Map.Entry<String, JsonNode> property : facts.path("properties").properties()) {
            info = withProperty(info, property.getKey(), property.getValue());
        }
        return probegroup.filter(JsonNode::isObject).isPresent()
                ? withProbes(info, ProbeJson.parseGroup(probegroup.orElseThrow()))
                : info;
    }

    static Ids ids(JsonNode list) {
        List<Id> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.isString() ? Id.of(id.stringValue()) : Id.of(id.asLong())));
        return Ids.of(ids);
    }

    private static RecordingInfo withProperty(RecordingInfo info, String key, JsonNode value) {
        if (value.isArray() && value.size() == info.numChannels()) {
            try {
                return info.withProperties(info.properties().with(key, NdJson.fromJson(value)));
            } catch (WrongArgumentException | JacksonException e) {
                System.getLogger(RecordingFacts.class.getName())
                        .log(System.Logger.Level.WARNING, "property " + key + " is left out: " + e.getMessage());
            }
        }
        return info;
    }

    private static RecordingInfo withProbes(RecordingInfo info, ProbeGroup group) {
        WiredProbes wired = group.wiredTo(info.numChannels());
        if (wired.numChannels() != info.numChannels()) {
            return info;
        }
        RecordingInfo known = info.withProbes(Optional.of(wired));
        return info.properties().find("location").isPresent()
                ? known
                : known.withProperties(known.properties().with("location", NdArray.ofRows(wired.locations())));
    }
}
