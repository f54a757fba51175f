package org.hillock.sorters;

import java.util.List;
import java.util.Locale;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingText;
import org.hillock.core.values.Id;
import org.hillock.preprocessing.PreprocessingPipeline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The summary of a sort: as JSON for programs, as text for people. */
public final class SortSummary {
    private static final int SHOWN_UNITS = 40;

    private SortSummary() {}

    static ObjectNode of(
            Recording recording,
            String input,
            Sorter sorter,
            PreprocessingPipeline steps,
            SorterResult result,
            List<UnitFacts> units) {
        ObjectNode summary = PythonJson.NODES.objectNode().put("input", input);
        summary.putObject("recording")
                .put("num_channels", recording.getNumChannels())
                .put("sampling_frequency", recording.getSamplingFrequency())
                .put("num_segments", recording.getNumSegments())
                .put("duration_s", recording.getTotalDuration())
                .put("dtype", recording.getDtype().numpyName());
        summary.set("preprocessing", toJson(steps));
        OperationType<Sorter> type = OperationType.of(sorter);
        ObjectNode run = summary.putObject("sorter").put("name", type.name()).put("version", sorter.version());
        run.set("params", type.toJson(sorter));
        run.set("report", result.report());
        summary.put("num_units", units.size());
        summary.put("num_spikes", units.stream().mapToLong(UnitFacts::numSpikes).sum());
        summary.put("amplitude_unit", recording.hasScaledTraces() ? "uV" : "counts");
        ArrayNode list = summary.putArray("units");
        for (UnitFacts unit : units) {
            ObjectNode entry = put(list.addObject(), "unit_id", unit.id())
                    .put("num_spikes", unit.numSpikes())
                    .put("firing_rate", unit.firingRate())
                    .put("amplitude", unit.amplitude())
                    .put("snr", unit.snr())
                    .put("refractory_violations", unit.refractoryViolations());
            put(entry, "channel_id", unit.channel());
        }
        ArrayNode notes = summary.putArray("notes");
        result.notes().forEach(notes::add);
        return summary;
    }

    /** An object of names and parameters in order; where a step occurs twice, a list of {@code [name, parameters]}. */
    private static JsonNode toJson(PreprocessingPipeline steps) {
        JsonNode list = steps.toJson();
        ObjectNode object = PythonJson.NODES.objectNode();
        for (JsonNode step : list) {
            object.set(step.get(0).stringValue(), step.get(1));
        }
        return object.size() == list.size() ? object : list;
    }

    private static List<String> names(JsonNode steps) {
        return steps.isObject()
                ? List.copyOf(steps.propertyNames())
                : steps.valueStream().map(step -> step.get(0).stringValue()).toList();
    }

    private static ObjectNode put(ObjectNode node, String key, Id id) {
        return id.isText() ? node.put(key, id.toString()) : node.put(key, id.asLong());
    }

    /** The summary as lines for a terminal. */
    public static String text(JsonNode summary) {
        JsonNode recording = summary.get("recording");
        StringBuilder out = new StringBuilder();
        line(out, "Input        %s", summary.path("input").asString(""));
        line(
                out,
                "Recording    %d channels, %s, %s, %s",
                recording.path("num_channels").asInt(0),
                RecordingText.frequency(recording.path("sampling_frequency").asDouble(0)),
                RecordingText.duration(recording.path("duration_s").asDouble(0)),
                recording.path("dtype").asString(""));
        line(out, "Steps        %s", String.join(", ", names(summary.get("preprocessing"))));
        line(
                out,
                "Sorter       %s %s",
                summary.path("sorter").path("name").asString(""),
                summary.path("sorter").path("version").asString(""));
        line(
                out,
                "Found        %d units, %,d spikes",
                summary.path("num_units").asInt(0),
                summary.path("num_spikes").asLong(0));
        units(out, summary);
        JsonNode time = summary.path("time");
        line(
                out,
                "Took         %.2f s, %.1f × real time",
                time.path("total_s").asDouble(0),
                time.path("times_real_time").asDouble(0));
        summary.path("notes").forEach(note -> line(out, "Note         %s", note.asString("")));
        return out.toString();
    }

    private static void units(StringBuilder out, JsonNode summary) {
        JsonNode units = summary.get("units");
        if (units.isEmpty()) {
            return;
        }
        String unit = summary.path("amplitude_unit").asString("").replace("uV", "µV");
        line(
                out,
                "%n  %8s %10s %10s %14s %8s %10s %12s",
                "unit",
                "spikes",
                "rate Hz",
                "amplitude " + unit,
                "SNR",
                "channel",
                "ISI < 1.5 ms");
        int shown = 0;
        for (JsonNode each : units) {
            if (shown++ == SHOWN_UNITS) {
                line(out, "  … and %d more in summary.json", units.size() - SHOWN_UNITS);
                break;
            }
            line(
                    out,
                    "  %8s %10d %10.2f %14.1f %8.1f %10s %11.2f%%",
                    each.path("unit_id").asString(""),
                    each.path("num_spikes").asLong(0),
                    each.path("firing_rate").asDouble(0),
                    each.path("amplitude").asDouble(0),
                    each.path("snr").asDouble(0),
                    each.path("channel_id").asString(""),
                    100 * each.path("refractory_violations").asDouble(0));
        }
        out.append('\n');
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
