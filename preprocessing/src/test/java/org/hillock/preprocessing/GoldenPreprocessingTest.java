package org.hillock.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.core.errors.HillockException;
import org.hillock.core.json.NdJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.Traces;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every trace-producing case of the reference, within the case's own tolerance. */
class GoldenPreprocessingTest {
    static Stream<String> tracesCases() {
        return cases("traces");
    }

    static Stream<String> failingCases() {
        return cases("error");
    }

    private static Stream<String> cases(String key) {
        if (!Golden.isThere()) {
            return Stream.of("missing");
        }
        return Golden.cases().stream()
                .filter(test -> test.has("steps") && test.path(key).isObject())
                .map(test -> test.path("name").stringValue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tracesCases")
    void samplesAndFactsAreThoseOfTheReference(String name) {
        Golden.require();
        JsonNode test = Golden.named(name);
        assumeTrue(!ReferenceBugs.REASONS.containsKey(name), () -> name + ": " + ReferenceBugs.REASONS.get(name));
        List<String> complaints = compare(test, run(test));
        assertThat(complaints).as(name).isEmpty();
    }

    /** What differs from a case. */
    static List<String> compare(JsonNode test, Recording result) {
        List<String> complaints = new ArrayList<>();
        facts(test.path("values"), result, complaints);
        test.path("traces").path("segments").forEach(segment -> windows(test, segment, result, complaints));
        test.path("direct_get_traces").forEach(direct -> direct(test, direct, result, complaints));
        return complaints;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failingCases")
    void whatTheReferenceRefusesIsRefusedWithAReason(String name) {
        Golden.require();
        assumeTrue(!ReferenceBugs.REASONS.containsKey(name), () -> name + ": " + ReferenceBugs.REASONS.get(name));
        assertThatThrownBy(() -> run(Golden.named(name)).getTraces(0, 0, 10))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining(": ");
    }

    static Recording run(JsonNode test) {
        Recording recording = Golden.recording(test.path("inputs").get(0).stringValue());
        for (JsonNode step : test.path("steps")) {
            recording = recording.then(step(step.get(0).stringValue(), (ObjectNode) step.get(1)));
        }
        return recording;
    }

    private static RecordingStep step(String name, ObjectNode arguments) {
        if (name.equals("select_segments")) {
            return parent -> Recordings.selectSegmentRecording(
                    parent, NdJson.fromJson(arguments.path("segment_indices")).toInts());
        }
        return (RecordingStep)
                Catalog.standard().named(RecordingStep.class, name).fromJson(arguments);
    }

    private static void facts(JsonNode values, Recording result, List<String> complaints) {
        if (!values.has("output_dtype")) {
            return;
        }
        check(
                "dtype",
                values.path("output_dtype").stringValue(),
                result.getDtype().numpyName(),
                complaints);
        check("is_filtered", values.path("is_filtered").asBoolean(false), result.isFiltered(), complaints);
        for (String key : List.of("gain_to_uV", "offset_to_uV")) {
            if (values.path(key).isArray()) {
                array(key, NdJson.fromJson(values.path(key)), result.getProperty(key), complaints);
            }
        }
        if (values.path("locations").isArray()) {
            array(
                    "location",
                    NdJson.fromJson(values.path("locations")),
                    NdArray.ofRows(result.getChannelLocations()),
                    complaints);
        }
    }

    private static void array(String what, NdArray expected, NdArray actual, List<String> complaints) {
        new Golden.Tolerance("close", 1e-12, 1e-12, 1)
                .complaint(actual.toDoubles(), expected.toDoubles())
                .ifPresent(text -> complaints.add(what + ": " + text));
    }

    private static void check(String what, Object expected, Object actual, List<String> complaints) {
        if (!expected.equals(actual)) {
            complaints.add(what + " = " + actual + " instead of " + expected);
        }
    }

    private static void windows(JsonNode test, JsonNode segment, Recording result, List<String> complaints) {
        int index = segment.path("segment").intValue();
        String where = "segment " + index + ": ";
        check(where + "samples", segment.path("num_samples").longValue(), result.getNumSamples(index), complaints);
        check(where + "channels", segment.path("num_channels").intValue(), result.getNumChannels(), complaints);
        Golden.Tolerance tolerance = Golden.tolerance(test, segment);
        if (tolerance.isNone() || !complaints.isEmpty()) {
            return;
        }
        Traces whole = result.getTraces(index);
        double[] expected = Golden.npy(segment.path("file").stringValue()).toDoubles();
        double[] values = whole.toDoubles();
        int columns = whole.numChannels();
        double[] actual = new double[expected.length];
        int at = 0;
        for (JsonNode window : segment.path("windows")) {
            int from = window.get(0).intValue() * columns;
            int length = window.get(1).intValue() * columns - from;
            System.arraycopy(values, from, actual, at, length);
            at += length;
        }
        tolerance.complaint(actual, expected).ifPresent(text -> complaints.add(where + text));
        sums(where, segment, values, columns, tolerance, complaints);
    }

    /** Sums allow what the tolerance of the samples allows on average; they don't apply where every sample may be a count off. */
    private static void sums(
            String where,
            JsonNode segment,
            double[] values,
            int columns,
            Golden.Tolerance tolerance,
            List<String> complaints) {
        if (tolerance.kind().equals("abs") && tolerance.mismatch() >= 1) {
            return;
        }
        double[] sum = new double[columns];
        double[] squares = new double[columns];
        double[] sizes = new double[columns];
        for (int i = 0; i < values.length; i++) {
            sum[i % columns] += values[i];
            squares[i % columns] += values[i] * values[i];
            sizes[i % columns] += Math.abs(values[i]);
        }
        int n = values.length / columns;
        double[] expected = NdJson.fromJson(segment.path("channel_sum")).toDoubles();
        double[] expectedSquares =
                NdJson.fromJson(segment.path("channel_sumsq")).toDoubles();
        for (int c = 0; c < columns; c++) {
            double perSample =
                    tolerance.kind().equals("abs") ? tolerance.atol() * tolerance.mismatch() : tolerance.atol();
            double slack = tolerance.rtol() * sizes[c] + perSample * n;
            if (!(Math.abs(sum[c] - expected[c]) <= slack + 1e-9 * sizes[c])) {
                complaints.add(where + "sum of channel " + c + " = " + sum[c] + " instead of " + expected[c]);
            }
            double squareSlack = 2 * tolerance.rtol() * squares[c] + 2 * perSample * sizes[c] + perSample * n;
            if (!(Math.abs(squares[c] - expectedSquares[c]) <= squareSlack + 1e-9 * squares[c])) {
                complaints.add(
                        where + "squares of channel " + c + " = " + squares[c] + " instead of " + expectedSquares[c]);
            }
        }
    }

    private static void direct(JsonNode test, JsonNode direct, Recording result, List<String> complaints) {
        Golden.Tolerance tolerance = Golden.tolerance(test, direct);
        int segment = direct.path("segment").intValue();
        if (tolerance.isNone() || !complaints.isEmpty()) {
            return;
        }
        long end = direct.path("end_frame").isNull()
                ? result.getNumSamples(segment)
                : direct.path("end_frame").longValue();
        Traces all = result.getTraces(segment, direct.path("start_frame").longValue(), end);
        int[] columns = columns(
                direct.path("channel_ids"), result, direct.path("shape").get(1).intValue());
        double[] actual = new double[all.numSamples() * columns.length];
        for (int s = 0, i = 0; s < all.numSamples(); s++) {
            for (int column : columns) {
                actual[i++] = all.get(s, column);
            }
        }
        tolerance
                .complaint(actual, Golden.npy(direct.path("file").stringValue()).toDoubles())
                .ifPresent(text -> complaints.add("frames from " + direct.path("start_frame") + " on: " + text));
    }

    private static int[] columns(JsonNode ids, Recording result, int expected) {
        int[] all = new int[result.getNumChannels()];
        Arrays.setAll(all, i -> i);
        if (!ids.isArray() || ids.size() != expected) {
            return all;
        }
        List<Integer> picked = new ArrayList<>();
        ids.forEach(id -> picked.add(
                result.getChannelIds()
                                .parse(id.isString() ? id.stringValue() : Long.toString(id.longValue()))
                                .isText()
                        ? result.getChannelIds().indexOf(org.hillock.core.values.Id.of(id.stringValue()))
                        : result.getChannelIds().indexOf(org.hillock.core.values.Id.of(id.longValue()))));
        return picked.stream().mapToInt(Integer::intValue).toArray();
    }
}
