package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.Operation;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.PreprocessingPipeline;
import org.hillock.preprocessing.interpolation.InterpolationMethod;
import org.hillock.preprocessing.interpolation.KrigingWeights;
import org.hillock.preprocessing.interpolation.SpatialInterpolation;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps of preprocessing, by their wire names through the Catalog, and the kernels behind some of them. */
final class PreprocessingArea implements GoldenArea {
    private static final int WINDOW_BEFORE = 20;
    private static final int WINDOW_AFTER = 110;
    private static final double TARGET_SHIFT_UM = 7.5;
    private static final int[] BAD = {9, 20};

    @Override
    public String name() {
        return "preprocessing";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        Map<String, GoldenFunction> all = new LinkedHashMap<>(BadChannelCases.handlers());
        all.put("steps", PreprocessingArea::steps);
        all.put("stepThenSave", PreprocessingArea::stepThenSave);
        all.put("removeArtifacts", PreprocessingArea::removeArtifacts);
        all.put("interpolationKernel", PreprocessingArea::interpolationKernel);
        all.put("krigingWeights", PreprocessingArea::krigingWeights);
        return all;
    }

    private static Recording applied(GoldenCase golden) {
        golden.params().all();
        Recording recording = golden.recording();
        for (JsonNode step : golden.steps()) {
            recording = step(recording, step);
        }
        return recording;
    }

    private static Recording step(Recording recording, JsonNode step) {
        if (step.get(0).stringValue().equals("select_segments")) {
            return Recordings.selectSegmentRecording(
                    recording,
                    NdJson.fromJson(step.get(1).path("segment_indices")).toInts());
        }
        refuseUnknown(step.get(0).stringValue(), step.get(1));
        return PreprocessingPipeline.fromJson(PythonJson.NODES.arrayNode().add(step))
                .apply(recording);
    }

    /** An unknown step or parameter is a fault of its own, also where the reference raises for another reason. */
    private static void refuseUnknown(String name, JsonNode arguments) {
        OperationType<?> type;
        try {
            type = Catalog.standard().named(RecordingStep.class, name);
        } catch (WrongArgumentException unknown) {
            throw new GoldenFault("unknown step: " + unknown.getMessage());
        }
        for (String given : arguments.propertyNames()) {
            if (type.parameters().stream().noneMatch(parameter -> parameter.isCalled(given))) {
                throw new GoldenFault("unknown parameter '" + given + "' of step '" + name + "'");
            }
        }
    }

    private static Recording step(Recording recording, String name, ObjectNode arguments) {
        return step(recording, PythonJson.NODES.arrayNode().add(name).add(arguments));
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
        ObjectNode fitted = estimates(golden);
        for (Map.Entry<String, JsonNode> parameter : fitted.properties()) {
            answers.value(parameter.getKey(), parameter::getValue);
            if (golden.hasOutput(parameter.getKey())) {
                answers.numbers(parameter.getKey(), () -> NdJson.fromJson(parameter.getValue()));
            }
        }
    }

    /** The parameters of the last step with what it estimated, from chunks as the reference reads them. */
    private static ObjectNode estimates(GoldenCase golden) {
        Recording recording = golden.recording();
        for (JsonNode step : golden.steps().subList(0, golden.steps().size() - 1)) {
            boolean isSelection = step.get(0).stringValue().equals("select_segments");
            RecordingStep one = parent -> step(parent, step);
            recording = isSelection
                    ? one.apply(recording)
                    : PeerReading.of(
                            recording, one, step.get(1).path("margin_ms").asDouble(5));
        }
        Operation last = step(recording, golden.steps().getLast()).provenance().operation();
        return OperationType.of(last).toJson(last);
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
        Recording result = step(golden.recording(), name, arguments);
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

    /** Without steps the case asks for windows around the inner triggers of the first segment, in every mode that it names. */
    private static void removeArtifacts(GoldenCase golden, Answers answers) {
        if (!golden.steps().isEmpty()) {
            steps(golden, answers);
            return;
        }
        ObjectNode arguments = golden.params().all();
        JsonNode first = arguments.path("list_triggers").path(0);
        long[] inner = IntStream.range(1, Math.max(1, first.size() - 1))
                .mapToLong(i -> first.get(i).longValue())
                .toArray();
        answers.value("triggers", () -> inner);
        for (String mode : golden.outputKeys()) {
            answers.output(mode, () -> {
                Recording result = step(
                        golden.recording(),
                        "remove_artifacts",
                        arguments.deepCopy().put("mode", mode));
                return new Answer.Array(windows(result, inner), true);
            });
        }
    }

    private static NdArray windows(Recording recording, long[] triggers) {
        List<NdArray> windows = Arrays.stream(triggers)
                .mapToObj(trigger -> recording
                        .getTraces(0, trigger - WINDOW_BEFORE, trigger + WINDOW_AFTER)
                        .toArray())
                .toList();
        return NdArray.concatenate(windows)
                .reshape(triggers.length, WINDOW_BEFORE + WINDOW_AFTER, recording.getNumChannels());
    }

    /** From the contacts to places a little further up. */
    private static void interpolationKernel(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        double[][] sources = golden.recording().getChannelLocations();
        double[][] targets = Arrays.stream(sources)
                .map(place -> new double[] {place[0], place[1] + TARGET_SHIFT_UM})
                .toArray(double[][]::new);
        JsonNode sigma = params.require("sigma_um");
        SpatialInterpolation interpolation = new SpatialInterpolation(
                ToolsArea.choice(
                        InterpolationMethod.class,
                        "method",
                        params.text("method").orElse("kriging")),
                sigma.isArray()
                        ? sigma.valueStream().map(JsonNode::doubleValue).toList()
                        : List.of(sigma.doubleValue()),
                params.number("p").orElse(1),
                params.whole("num_closest").orElse(4),
                params.number("sparse_thresh"),
                params.flag("force_extrapolate"));
        answers.rows("kernel", () -> interpolation.kernel(sources, targets))
                .numbers(
                        "clear_targets",
                        () -> NdArray.ofInts(Arrays.stream(targets)
                                .mapToInt(target -> isClear(target, sources, interpolation.numClosest()) ? 1 : 0)
                                .toArray()));
    }

    /** Whether the closest contacts of a place are clearly closer than the next. */
    private static boolean isClear(double[] target, double[][] sources, int numClosest) {
        double[] distances = Arrays.stream(sources)
                .mapToDouble(source -> Math.hypot(source[0] - target[0], source[1] - target[1]))
                .sorted()
                .toArray();
        return numClosest >= distances.length || distances[numClosest] - distances[numClosest - 1] > 1e-9;
    }

    /** From all channels but two to these two. */
    private static void krigingWeights(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        double[][] places = golden.recording().getChannelLocations();
        double[][] bad = IntStream.of(BAD).mapToObj(i -> places[i]).toArray(double[][]::new);
        double[][] good = IntStream.range(0, places.length)
                .filter(i -> Arrays.stream(BAD).noneMatch(b -> b == i))
                .mapToObj(i -> places[i])
                .toArray(double[][]::new);
        answers.rows(
                "weights",
                () -> KrigingWeights.of(
                        good,
                        bad,
                        params.requireNumber("sigma_um"),
                        params.requireNumber("p"),
                        params.number("weight_threshold").orElse(KrigingWeights.STANDARD_THRESHOLD)));
    }
}
