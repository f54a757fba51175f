package org.hillock.cli;

import java.nio.file.Path;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.preprocessing.PreprocessingPipeline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The preprocessing steps that a JSON file names, as an object in order or as a list, see {@link PreprocessingPipeline}. */
record StepsFile(Path file, PreprocessingPipeline pipeline) {
    /** Reads a file. */
    static StepsFile read(Path file) {
        return new StepsFile(file, PreprocessingPipeline.fromJson(PythonJson.read(file)));
    }

    /** The recording after all steps. */
    Recording applyTo(Recording recording) {
        return pipeline.apply(recording);
    }

    /** The steps as one object of names and parameters; refused where a step occurs twice. */
    ObjectNode toJson() {
        ObjectNode object = PythonJson.NODES.objectNode();
        for (JsonNode step : pipeline.toJson()) {
            Map.Entry<String, JsonNode> named = Map.entry(step.path(0).asString(), step.path(1));
            if (object.has(named.getKey())) {
                throw new WrongArgumentException(
                        file + ": step '" + named.getKey()
                                + "' must occur once here. Run 'hillock preprocess' with these steps first, then sort with --steps none.");
            }
            object.set(named.getKey(), named.getValue());
        }
        return object;
    }
}
