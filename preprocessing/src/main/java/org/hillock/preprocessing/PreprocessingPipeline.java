package org.hillock.preprocessing;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Steps in order, under the names and with the parameters that users know from Python.
 *
 * <p>As JSON it is an object of step names and parameters in order, {@code {"bandpass_filter": {"freq_min": 300}, "common_reference":
 * {}}}, or, where a step occurs twice, a list of {@code ["bandpass_filter", {"freq_min": 300}]}, {@code {"bandpass_filter": {…}}} or
 * plain names.
 *
 * @param steps the first one is applied first
 */
public record PreprocessingPipeline(List<RecordingStep> steps) {
    /** Copies the list. */
    public PreprocessingPipeline {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a pipeline.
     *
     * @throws WrongArgumentException for an unknown step or parameter; the message lists the known ones
     */
    public static PreprocessingPipeline fromJson(JsonNode json) {
        List<RecordingStep> steps = new ArrayList<>();
        switch (json) {
            case ObjectNode object ->
                object.properties().forEach(entry -> steps.add(step(entry.getKey(), entry.getValue())));
            case ArrayNode array -> array.forEach(item -> steps.addAll(items(item)));
            default -> throw malformed(json);
        }
        return new PreprocessingPipeline(steps);
    }

    /** Reads a pipeline from a text. */
    public static PreprocessingPipeline parse(String json) {
        return fromJson(PythonJson.parse(json));
    }

    private static List<RecordingStep> items(JsonNode item) {
        if (item.isString()) {
            return List.of(step(item.stringValue(), PythonJson.NODES.objectNode()));
        }
        if (item.isArray() && !item.isEmpty() && item.size() <= 2 && item.get(0).isString()) {
            JsonNode arguments = item.size() == 2 ? item.get(1) : PythonJson.NODES.objectNode();
            return List.of(step(item.get(0).stringValue(), arguments));
        }
        if (item instanceof ObjectNode object) {
            return fromJson(object).steps();
        }
        throw malformed(item);
    }

    private static RecordingStep step(String name, JsonNode arguments) {
        ObjectNode given =
                switch (arguments) {
                    case ObjectNode object -> object;
                    case JsonNode node when node.isNull() -> PythonJson.NODES.objectNode();
                    default -> throw malformed(arguments);
                };
        return (RecordingStep)
                Catalog.standard().named(RecordingStep.class, name).fromJson(given);
    }

    private static WrongArgumentException malformed(JsonNode node) {
        return new WrongArgumentException("preprocess: steps = " + PythonJson.formatCompact(node)
                + " must be an object of step names and parameters, or a list of [name, parameters]."
                + " Write for example {\"bandpass_filter\": {\"freq_min\": 300.0}, \"common_reference\": {}}.");
    }

    /** The recording after all steps; lazy. */
    public Recording apply(Recording recording) {
        Recording result = recording;
        for (RecordingStep step : steps) {
            result = result.then(step);
        }
        return result;
    }

    /** As a list of {@code [name, parameters]}. */
    public JsonNode toJson() {
        ArrayNode out = PythonJson.NODES.arrayNode();
        for (RecordingStep step : steps) {
            OperationType<RecordingStep> type = OperationType.of(step);
            out.addArray().add(type.name()).add(type.toJson(step));
        }
        return out;
    }

    @Override
    public String toString() {
        return PythonJson.formatCompact(toJson());
    }
}
