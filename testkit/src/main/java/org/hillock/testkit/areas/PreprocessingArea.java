package org.hillock.testkit.areas;

import java.util.Map;
import org.hillock.core.json.NdJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.Operation;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps of preprocessing, by their wire names through the Catalog, and the kernels behind some of them. */
final class PreprocessingArea implements GoldenArea {
    @Override
    public String name() {
        return "preprocessing";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of("steps", PreprocessingArea::steps, "stepThenSave", PreprocessingArea::stepThenSave);
    }

    private static Recording applied(GoldenCase golden) {
        golden.params().all();
        Recording recording = golden.recording();
        for (JsonNode step : golden.steps()) {
            recording = recording.then(step(step.get(0).stringValue(), (ObjectNode) step.get(1)));
        }
        return recording;
    }

    private static RecordingStep step(String name, ObjectNode arguments) {
        if (name.equals("select_segments")) {
            int[] segments = NdJson.fromJson(arguments.path("segment_indices")).toInts();
            return parent -> Recordings.selectSegmentRecording(parent, segments);
        }
        return (RecordingStep)
                Catalog.standard().named(RecordingStep.class, name).fromJson(arguments);
    }

    /** The steps on the input, the last one under test; what it estimated stands in its provenance. */
    private static void steps(GoldenCase golden, Answers answers) {
        if (golden.steps().isEmpty()) {
            throw new GoldenFault("steps: there must be at least one");
        }
        Recording result = applied(golden);
        if (golden.isErrorExpected()) {
            readAll(result);
        }
        Facts.of(result, answers);
        answers.value("random_chunks", () -> Facts.described(Facts.chunks(golden.params()), golden.recording()));
        Operation last = result.provenance().operation();
        ObjectNode fitted = OperationType.of(last).toJson(last);
        for (Map.Entry<String, JsonNode> parameter : fitted.properties()) {
            answers.value(parameter.getKey(), parameter::getValue);
            if (golden.hasOutput(parameter.getKey())) {
                answers.numbers(parameter.getKey(), () -> NdJson.fromJson(parameter.getValue()));
            }
        }
    }

    /** A recording that can't be computed may say so only when it is read. */
    private static void readAll(Recording recording) {
        for (int i = 0; i < recording.getNumSegments(); i++) {
            recording.getTraces(i);
        }
    }

    /** What the reference saved depends on its chunks; here a window of the recording is the same however it is read. */
    private static void stepThenSave(GoldenCase golden, Answers answers) {
        ObjectNode arguments = golden.params().all();
        arguments.remove("chunk_size");
        String name = golden.function().replace("+save", "");
        Recording result = golden.recording().then(step(name, arguments));
        JsonNode values = golden.values();
        answers.value("segment", () -> values.path("segment"))
                .value("start_frame", () -> values.path("start_frame"))
                .value("end_frame", () -> values.path("end_frame"))
                .output(
                        "window",
                        () -> new Answer.Array(
                                result.getTraces(
                                                values.path("segment").intValue(),
                                                values.path("start_frame").longValue(),
                                                values.path("end_frame").longValue())
                                        .toArray(),
                                true));
    }
}
