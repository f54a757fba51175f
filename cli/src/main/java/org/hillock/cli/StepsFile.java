package org.hillock.cli;

import java.nio.file.Path;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.preprocessing.PreprocessingPipeline;

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
}
