package org.hillock.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.format.StreamInfo;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Traced;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code info} says of an object, as a document and as text. */
record Facts(ObjectNode document, String text) {
    static Facts of(Traced object, List<StreamInfo> streams) {
        return switch (object) {
            case Recording recording -> ofRecording(recording, streams);
            case Sorting sorting -> ofSorting(sorting);
            default -> throw new NotSupportedException("info: the input must be a recording or a sorting.");
        };
    }

    private static Facts ofRecording(Recording recording, List<StreamInfo> streams) {
        ObjectNode document =
                PythonJson.NODES.objectNode().put("kind", "recording").put("num_channels", recording.getNumChannels());
        document.set("channel_ids", ids(recording.getChannelIds()));
        document.put("sampling_frequency", recording.getSamplingFrequency())
                .put("num_segments", recording.getNumSegments());
        ArrayNode samples = document.putArray("num_samples");
        recording.info().segments().forEach(segment -> samples.add(segment.numSamples()));
        document.put("dtype", recording.getDtype().toString());
        document.set("gain_to_uV", property(recording.properties(), "gain_to_uV"));
        document.set("offset_to_uV", property(recording.properties(), "offset_to_uV"));
        document.set(
                "probe",
                recording
                        .getProbegroup()
                        .map(group -> (JsonNode) ProbeJson.toFileTree(group))
                        .orElseGet(PythonJson.NODES::nullNode));
        document.set("properties", properties(recording.properties()));
        document.set("streams", streams(streams));
        return new Facts(document, text(recording, streams));
    }

    private static Facts ofSorting(Sorting sorting) {
        ObjectNode document =
                PythonJson.NODES.objectNode().put("kind", "sorting").put("num_units", sorting.getNumUnits());
        document.set("unit_ids", ids(sorting.getUnitIds()));
        ObjectNode spikes = document.putObject("num_spikes");
        sorting.countNumSpikesPerUnit().forEach((unit, count) -> spikes.put(unit.toString(), count));
        document.put("sampling_frequency", sorting.getSamplingFrequency())
                .put("num_segments", sorting.getNumSegments());
        document.set("properties", properties(sorting.properties()));
        StringBuilder text = new StringBuilder(sorting.toString());
        line(text, "Spikes", String.format(Locale.ROOT, "%,d", sorting.countTotalNumSpikes()));
        line(text, "Properties", String.join(", ", sorting.getPropertyKeys()));
        sorting.countNumSpikesPerUnit()
                .forEach((unit, count) -> line(text, "Unit " + unit, String.format(Locale.ROOT, "%,d spikes", count)));
        return new Facts(document, text.toString());
    }

    private static String text(Recording recording, List<StreamInfo> streams) {
        StringBuilder out = new StringBuilder(recording.toString());
        line(out, "Channel ids", brief(recording.getChannelIds()));
        line(out, "Scaled to uV", recording.hasScaledTraces() ? "yes" : "no (gains or offsets not known)");
        line(
                out,
                "Probe",
                recording
                        .getProbegroup()
                        .map(group -> group.probes().size() + " with " + group.getContactCount() + " contacts")
                        .orElse("none"));
        line(out, "Properties", String.join(", ", recording.getPropertyKeys()));
        for (StreamInfo stream : streams) {
            line(out, "Stream", stream.id() + " (" + stream.name() + ")");
        }
        return out.toString();
    }

    static void line(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append("\n")
                    .append(String.format("%-13s", name + ":"))
                    .append(' ')
                    .append(value);
        }
    }

    static ArrayNode ids(Ids ids) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        ids.forEach(id -> out.add(
                id.isText() ? PythonJson.NODES.stringNode(id.toString()) : PythonJson.NODES.numberNode(id.asLong())));
        return out;
    }

    static String brief(Ids ids) {
        String head = ids.asList().stream().limit(12).map(Object::toString).collect(Collectors.joining(", "));
        return ids.size() > 12 ? head + " … " + ids.get(ids.size() - 1) : head;
    }

    static ObjectNode properties(Properties properties) {
        ObjectNode out = PythonJson.NODES.objectNode();
        for (Map.Entry<String, NdArray> entry : properties.asMap().entrySet()) {
            out.set(entry.getKey(), NdJson.toJson(entry.getValue()));
        }
        return out;
    }

    private static JsonNode property(Properties properties, String key) {
        return properties.find(key).map(NdJson::toJson).orElseGet(PythonJson.NODES::nullNode);
    }

    private static ArrayNode streams(List<StreamInfo> streams) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        for (StreamInfo stream : streams) {
            ObjectNode entry = out.addObject().put("id", stream.id()).put("name", stream.name());
            OptionalInt channels = stream.numChannels();
            OptionalDouble rate = stream.samplingFrequency();
            channels.ifPresent(value -> entry.put("num_channels", value));
            rate.ifPresent(value -> entry.put("sampling_frequency", value));
        }
        return out;
    }
}
