package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Preprocessing steps as a file gives them: an object of names and parameters in their order, or a list whose entries are names, or
 * objects of one name and its parameters, so that a step may occur twice.
 */
record StepsFile(Path file, List<Step> steps) {
    /** A step by name with its parameters. */
    record Step(String name, ObjectNode parameters) {}

    /** Reads a file; a structure that is none of the known ones is refused. */
    static StepsFile read(Path file) {
        JsonNode tree = PythonJson.read(file);
        List<Step> steps = new ArrayList<>();
        if (tree instanceof ObjectNode object) {
            addAll(file, object, steps);
        } else if (tree.isArray()) {
            tree.forEach(entry -> addEntry(file, entry, steps));
        } else {
            throw unknown(file);
        }
        return new StepsFile(file, steps);
    }

    private static void addEntry(Path file, JsonNode entry, List<Step> steps) {
        switch (entry) {
            case ObjectNode object
            when object.path("name").isString() ->
                add(file, object.path("name").asString(), object.path("params"), steps);
            case ObjectNode object when object.size() == 1 -> addAll(file, object, steps);
            case JsonNode name when name.isString() -> add(file, name.asString(), PythonJson.NODES.nullNode(), steps);
            case JsonNode pair
            when pair.isArray() && pair.size() == 2 && pair.path(0).isString() ->
                add(file, pair.path(0).asString(), pair.path(1), steps);
            default -> throw unknown(file);
        }
    }

    private static void addAll(Path file, ObjectNode object, List<Step> steps) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            add(file, entry.getKey(), entry.getValue(), steps);
        }
    }

    private static void add(Path file, String name, JsonNode parameters, List<Step> steps) {
        if (parameters instanceof ObjectNode given) {
            steps.add(new Step(name, given));
        } else if (parameters.isNull() || parameters.isMissingNode()) {
            steps.add(new Step(name, PythonJson.NODES.objectNode()));
        } else {
            throw new BrokenFileException(
                    file, "the parameters of '" + name + "' must be an object of names and values.");
        }
    }

    private static BrokenFileException unknown(Path file) {
        return new BrokenFileException(
                file,
                "must hold an object of steps in their order, or a list of them:"
                        + " {\"bandpass_filter\": {\"freq_min\": 300.0}, \"common_reference\": {}}.");
    }

    /** The recording after all steps. */
    Recording applyTo(Recording recording) {
        Recording out = recording;
        for (Step step : steps) {
            var type = Catalog.standard().named(RecordingStep.class, step.name());
            out = out.then((RecordingStep) type.fromJson(step.parameters()));
        }
        return out;
    }

    /** The steps as one object; refused where a step occurs twice. */
    ObjectNode toJson() {
        ObjectNode object = PythonJson.NODES.objectNode();
        for (Step step : steps) {
            if (object.has(step.name())) {
                throw new WrongArgumentException(
                        file + ": step '" + step.name()
                                + "' must occur once here. Run 'hillock preprocess' with these steps first, then sort with --steps none.");
            }
            object.set(step.name(), step.parameters());
        }
        return object;
    }
}
