package org.hillock.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.artifacts.RemoveArtifacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Artefact removal where the reference cuts off, miscounts or misscales: compared with that undone. */
class GoldenArtifactsTest {
    @BeforeEach
    void needsGolden() {
        Golden.require();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remove_artifacts_linear", "remove_artifacts_cubic", "remove_artifacts_cubic_spacing"})
    void interpolationInDoubleCutOffTowardsZeroIsThatOfTheReference(String name) {
        JsonNode test = Golden.named(name);
        Recording exact =
                Preprocessing.astype(Golden.recording("rec16"), DType.FLOAT64).then(step(test));
        Recording rounded = Golden.recording("rec16").then(step(test));
        for (JsonNode segment : test.path("traces").path("segments")) {
            double[] expected = Golden.npy(segment.path("file").stringValue()).toDoubles();
            double[] wide = windows(segment, exact);
            double[] whole = windows(segment, rounded);
            double[] cut = new double[wide.length];
            for (int i = 0; i < cut.length; i++) {
                cut[i] = (long) wide[i];
                assertThat(whole[i]).isEqualTo(Math.rint(wide[i]));
            }
            assertThat(Golden.tolerance(test, segment).complaint(cut, expected)).isEmpty();
        }
    }

    /** Label a has 2 events far enough from the borders of 5: the reference takes 2/5 of their mean, and the median with three zeros. */
    @ParameterizedTest
    @CsvSource({"remove_artifacts_average, 0.4", "remove_artifacts_median, 0"})
    void templatesAreThoseOfTheReferenceWithoutBorderEvents(String name, double factor) {
        JsonNode test = Golden.named(name);
        RemoveArtifacts fitted = step(test).fit(Golden.recording("rec16"));
        Map<String, NdArray> templates = new LinkedHashMap<>(fitted.artifacts().orElseThrow());
        double[] a = templates.get("a").toDoubles();
        for (int i = 0; i < a.length; i++) {
            a[i] *= factor;
        }
        templates.put("a", NdArray.ofDoubles(a, templates.get("a").shape()));
        ObjectNode arguments = (ObjectNode) test.path("steps").get(0).get(1).deepCopy();
        ObjectNode given = PythonJson.NODES.objectNode();
        templates.forEach((label, values) -> given.set(label, org.hillock.core.json.NdJson.toJson(values)));
        arguments.set("artifacts", given);
        Recording exact = Preprocessing.astype(Golden.recording("rec16"), DType.FLOAT64)
                .then(OperationType.of(RemoveArtifacts.class).fromJson(arguments));
        for (JsonNode segment : test.path("traces").path("segments")) {
            double[] wide = windows(segment, exact);
            double[] expected = Golden.npy(segment.path("file").stringValue()).toDoubles();
            for (int i = 0; i < wide.length; i++) {
                assertThat(expected[i]).isBetween(wide[i] - 1, wide[i] + 1);
            }
        }
    }

    @Test
    void scalingLeavesNothingOfTheTemplateInTheResidual() {
        JsonNode test = Golden.named("remove_artifacts_given_scaled");
        ObjectNode arguments = (ObjectNode) test.path("steps").get(1).get(1).deepCopy();
        arguments.put("time_jitter", 0.0);
        Recording before = Preprocessing.astype(Golden.recording("rec16"), DType.FLOAT64);
        Recording after = before.then(OperationType.of(RemoveArtifacts.class).fromJson(arguments));
        double[][] template = org.hillock.core.json.NdJson.fromJson(
                        arguments.path("artifacts").path("a"))
                .toRows();
        long start = 9001 - 15;
        Traces residual = after.getTraces(0, start, start + template.length);
        double product = 0;
        double size = 0;
        for (int s = 0; s < template.length; s++) {
            for (int c = 0; c < template[s].length; c++) {
                product += template[s][c] * residual.get(s, c);
                size += Math.abs(template[s][c] * residual.get(s, c));
            }
        }
        assertThat(Math.abs(product)).isLessThan(1e-10 * size);
    }

    private static RemoveArtifacts step(JsonNode test) {
        return OperationType.of(RemoveArtifacts.class)
                .fromJson((ObjectNode) test.path("steps").get(0).get(1));
    }

    private static double[] windows(JsonNode segment, Recording recording) {
        double[] all = recording.getTraces(segment.path("segment").intValue()).toDoubles();
        int columns = recording.getNumChannels();
        double[] out = new double[Golden.npy(segment.path("file").stringValue()).size()];
        int at = 0;
        for (JsonNode window : segment.path("windows")) {
            int from = window.get(0).intValue() * columns;
            int length = window.get(1).intValue() * columns - from;
            System.arraycopy(all, from, out, at, length);
            at += length;
        }
        return out;
    }
}
