package org.hillock.testkit.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** Compares all that was recorded for a case with the answers. */
public final class CaseComparison {
    private final GoldenCase golden;
    private final Answers answers;
    private final Map<String, Correction> corrections;
    private final List<Difference> differences = new ArrayList<>();

    private CaseComparison(GoldenCase golden, Answers answers, Map<String, Correction> corrections) {
        this.golden = golden;
        this.answers = answers;
        this.corrections = corrections;
    }

    /**
     * The differences of a case; none where it passes.
     *
     * @param corrections how recorded outputs and values that hold a defect are compared, by key
     */
    public static List<Difference> compare(GoldenCase golden, Answers answers, Map<String, Correction> corrections) {
        CaseComparison comparison = new CaseComparison(golden, answers, corrections);
        golden.unknownKeys()
                .forEach(key -> comparison.differences.add(Difference.of(key, "is a key that no rule knows")));
        golden.outputKeys().forEach(comparison::output);
        golden.values().properties().forEach(value -> comparison.value(value.getKey(), value.getValue()));
        comparison.traces();
        return comparison.differences;
    }

    private boolean isPassedOver(String key) {
        return corrections.get(key) instanceof Correction.PassOver;
    }

    private void output(String key) {
        if (isPassedOver(key)) {
            return;
        }
        Tolerance tolerance = toleranceOf(key);
        if (tolerance.kind() == Tolerance.Kind.NONE) {
            return;
        }
        Optional<Answer> answer = answers.output(key);
        if (answer.isEmpty()) {
            differences.add(
                    Difference.of(key, "is an output that nothing here computes; known are " + answers.outputKeys()));
            return;
        }
        switch (answer.get()) {
            case Answer.Array(NdArray values, boolean sameType) -> array(key, values, sameType, tolerance);
            case Answer.Tree(JsonNode tree) ->
                differences.addAll(JsonComparison.compare(key, tree, PythonJson.read(file(key, "json")), tolerance));
            case Answer.Table(CsvTable table) ->
                differences.addAll(table.differences(key, recorded(key, table), tolerance));
            case Answer.Trains(List<SpikeTrains> segments) -> trains(key, segments, tolerance);
            case Answer.UnitRows(NdArray values, String trains, int segment) ->
                unitRows(key, values, trains, segment, tolerance);
            case Answer.Ranked(NdArray indices, double[][] distances) -> ranked(key, indices, distances);
            case Answer.Direction(NdArray values) -> direction(key, values, tolerance);
            case Answer.Given ignored -> {}
        }
    }

    private Tolerance toleranceOf(String key) {
        if (corrections.get(key) instanceof Correction.OneCount) {
            return Tolerance.oneCount();
        }
        return corrections.get(key) instanceof Correction.LastDigits
                ? Tolerance.close(1e-12, 0)
                : golden.toleranceOf(golden.output(key));
    }

    private java.nio.file.Path file(String key, String kind) {
        JsonNode output = golden.output(key);
        if (!output.path("kind").asString("").equals(kind)) {
            throw new GoldenFault(key + ": was recorded as " + output.path("kind") + " but the answer is a " + kind);
        }
        return golden.file(output.path("file").stringValue());
    }

    private NdArray recorded(String key) {
        NdArray array = golden.output(key).path("kind").asString("").equals("struct")
                ? struct(key)
                : Npy.read(file(key, "array"));
        return corrections.get(key) instanceof Correction.Numbers numbers ? numbers.apply(key, array, answers) : array;
    }

    private CsvTable recorded(String key, CsvTable actual) {
        CsvTable table = CsvTable.read(file(key, "table"));
        return switch (corrections.getOrDefault(key, new Correction.AnyType())) {
            case Correction.Cells cells -> cells.apply(table, actual);
            case Correction.Tables tables -> tables.apply(key, table, answers);
            default -> table;
        };
    }

    private NdArray struct(String key) {
        Map<String, NdArray> fields = new LinkedHashMap<>();
        golden.output(key)
                .path("fields")
                .properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        Npy.read(golden.file(field.getValue().path("file").stringValue()))));
        return NdArray.ofFields(fields);
    }

    private void array(String key, NdArray values, boolean sameType, Tolerance tolerance) {
        ArrayComparison.compare(key, values, recorded(key), tolerance, sameType).ifPresent(differences::add);
    }

    private void trains(String key, List<SpikeTrains> segments, Tolerance tolerance) {
        List<SpikeTrains> recorded = SpikeTrains.ofRows(recorded(key));
        if (segments.size() != recorded.size()) {
            differences.add(Difference.of(key, segments.size() + " segments instead of " + recorded.size()));
            return;
        }
        for (int i = 0; i < recorded.size(); i++) {
            differences.addAll(segments.get(i).differences(key + "[" + i + "]", recorded.get(i), tolerance));
        }
    }

    private void unitRows(String key, NdArray values, String trainsKey, int segment, Tolerance tolerance) {
        NdArray recorded = recorded(key);
        if (!java.util.Arrays.equals(values.shape(), recorded.shape())
                || !(answers.output(trainsKey).orElse(new Answer.Given()) instanceof Answer.Trains(var trains))) {
            array(key, values, false, tolerance);
            return;
        }
        List<long[]> theirs =
                SpikeTrains.ofRows(recorded(trainsKey)).get(segment).trains();
        List<long[]> ours = trains.get(segment).trains();
        int[] same = java.util.stream.IntStream.range(0, Math.min(theirs.size(), ours.size()))
                .filter(unit -> java.util.Arrays.equals(theirs.get(unit), ours.get(unit)))
                .toArray();
        // Where a train differs, what was subtracted from the others differs too.
        Tolerance rows = same.length == theirs.size()
                ? tolerance
                : Tolerance.close(1 - golden.tolerance().minAgreement(), tolerance.atol());
        ArrayComparison.compare(key, values.take(same), recorded.take(same), rows, false)
                .ifPresent(differences::add);
    }

    /** Indices that differ must stand for the same distance. */
    private void ranked(String key, NdArray indices, double[][] distances) {
        NdArray recorded = recorded(key);
        if (!java.util.Arrays.equals(indices.shape(), recorded.shape())) {
            array(key, indices, false, Tolerance.exact());
            return;
        }
        int width = indices.shape()[1];
        NumberComparison.compare(
                        key,
                        indices.size(),
                        i -> distances[i / width][(int) indices.longAt(i)],
                        i -> distances[i / width][(int) recorded.longAt(i)],
                        Tolerance.close(1e-9, 1e-9))
                .ifPresent(differences::add);
    }

    private void direction(String key, NdArray values, Tolerance tolerance) {
        double[] recorded = recorded(key).toDoubles();
        double[] actual = values.toDoubles();
        double cross = 0;
        double own = 0;
        for (int i = 0; i < Math.min(recorded.length, actual.length); i++) {
            cross += recorded[i] * actual[i];
            own += actual[i] * actual[i];
        }
        if (recorded.length != actual.length || !(cross > 0)) {
            differences.add(Difference.of(key, "points elsewhere than what was recorded"));
            return;
        }
        double factor = cross / own;
        NumberComparison.compare(key, recorded.length, i -> actual[i] * factor, i -> recorded[i], tolerance)
                .ifPresent(differences::add);
    }

    private void value(String key, JsonNode recorded) {
        Tolerance tolerance = golden.toleranceOfValues();
        if (isPassedOver(key) || tolerance.kind() == Tolerance.Kind.NONE) {
            return;
        }
        Optional<JsonNode> actual = answers.value(key);
        if (actual.isEmpty()) {
            differences.add(
                    Difference.of(key, "is a value that nothing here computes; known are " + answers.valueKeys()));
            return;
        }
        JsonNode wanted =
                corrections.get(key) instanceof Correction.Names names ? names.apply(recorded, actual.get()) : recorded;
        Optional<SpikeTrains> trains = answers.trains(key);
        if (trains.isPresent()) {
            differences.addAll(trains.get().differences(key, SpikeTrains.ofLists(wanted), golden.tolerance()));
        } else {
            differences.addAll(JsonComparison.compare(
                    key, actual.get(), wanted, answers.toleranceOf(key, golden.tolerance(), tolerance)));
        }
    }

    private void traces() {
        boolean wanted = golden.traces().isObject() || !golden.directTraces().isEmpty();
        if (!wanted || isPassedOver("traces")) {
            return;
        }
        answers.recording()
                .ifPresentOrElse(
                        recording -> differences.addAll(TraceComparison.compare(golden, recording, corrections)),
                        () -> differences.add(Difference.of("traces", "nothing here computes a recording")));
    }
}
