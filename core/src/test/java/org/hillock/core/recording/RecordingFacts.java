package org.hillock.core.recording;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The facts of a recording as the oracle script lists them. */
public final class RecordingFacts {
    private RecordingFacts() {}

    /** All facts but those that only Hillock has. */
    public static ObjectNode of(Recording recording) {
        ObjectNode out = PythonJson.NODES.objectNode();
        out.set("ids", NdJson.toJson(recording.getChannelIds().toArray()));
        out.put("fs", recording.getSamplingFrequency())
                .put("dtype", recording.getDtype().numpyName());
        out.set("samples", each(recording, i -> PythonJson.NODES.numberNode(recording.getNumSamples(i))));
        out.set("first", each(recording, i -> PythonJson.NODES.numberNode(recording.sampleIndexToTime(0, i))));
        out.set(
                "last",
                each(
                        recording,
                        i -> PythonJson.NODES.numberNode(
                                recording.sampleIndexToTime(recording.getNumSamples(i) - 1, i))));
        out.set("vector", each(recording, i -> PythonJson.NODES.booleanNode(recording.hasTimeVector(i))));
        out.set("sums", each(recording, i -> PythonJson.NODES.numberNode(sum(recording.getTraces(i)))));
        out.set("heads", each(recording, i -> {
            Traces head = recording.getTraces(i, 0, 3);
            return NdJson.toJson(NdArray.ofDoubles(head.toDoubles(), head.numSamples(), head.numChannels()));
        }));
        ObjectNode properties = out.putObject("properties");
        new TreeMap<>(recording.properties().asMap())
                .forEach((key, value) -> properties.set(key, NdJson.toJson(value)));
        ArrayNode annotations = out.putArray("annotations");
        new TreeSet<>(recording.getAnnotationKeys()).forEach(annotations::add);
        out.put("filtered", recording.isFiltered()).put("scaled", recording.hasScaledTraces());
        out.put("probe", recording.hasProbe());
        recording.getProbegroup().ifPresent(group -> probes(out, group));
        return out;
    }

    private static double sum(Traces traces) {
        double sum = 0;
        for (double value : traces.toDoubles()) {
            sum += value;
        }
        return sum;
    }

    private static ArrayNode each(Recording recording, Function<Integer, JsonNode> fact) {
        ArrayNode list = PythonJson.NODES.arrayNode();
        IntStream.range(0, recording.getNumSegments()).forEach(i -> list.add(fact.apply(i)));
        return list;
    }

    private static void probes(ObjectNode out, ProbeGroup group) {
        List<JsonNode> trees =
                ProbeJson.toTree(group).get("probes").valueStream().toList();
        String[][] keys = {
            {"contacts", "contact_positions"},
            {"shapes", "contact_shapes"},
            {"contact_ids", "contact_ids"},
            {"shanks", "shank_ids"},
            {"wiring", "device_channel_indices"}
        };
        for (String[] key : keys) {
            ArrayNode list = out.putArray(key[0]);
            trees.forEach(tree ->
                    list.add(tree.path(key[1]).isMissingNode() ? PythonJson.NODES.nullNode() : tree.get(key[1])));
        }
        ArrayNode annotations = out.putArray("probe_annotations");
        for (Probe probe : group.probes()) {
            ObjectNode node = annotations.addObject();
            probe.annotations().forEach((name, value) -> {
                if (!(value.isString() && value.stringValue().isEmpty())) {
                    node.set(name, value);
                }
            });
        }
    }
}
