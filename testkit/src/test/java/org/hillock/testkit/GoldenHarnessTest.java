package org.hillock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The harness itself: what is right passes, and every kind of wrong is a failure that says where. */
class GoldenHarnessTest {
    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {}

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = VerifyGolden.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Run verify(SmallTree tree, String... more) throws IOException {
        String at = tree.write().toString();
        return run(Stream.concat(Stream.of(at), Stream.of(more)).toArray(String[]::new));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatIsRightPasses(long seed) throws IOException {
        SmallTree tree = new SmallTree(folder, seed);
        ObjectNode cut = tree.add("cut", "core", "BaseRecording.get_traces", "{\"start_frame\": 3, \"end_frame\": 9}");
        tree.output(cut, "traces", tree.array(3, 9, 0, 1, 2, 3));
        tree.selectChannels("select", node -> {
            node.putObject("values").putArray("gain_to_uV").add(0.25).add(0.5);
            ObjectNode direct = node.putArray("direct_get_traces").addObject();
            direct.put("segment", 0).put("start_frame", 0).put("end_frame", 10);
            direct.putNull("channel_ids").put("dtype", "<i2").put("file", "select.npy");
        });
        ObjectNode refused = tree.add("refused", "core", "select_channels", "{\"channel_ids\": [\"z\"]}");
        refused.put("error_expected", true).putObject("error").put("message", "no such channel");
        assertThat(verify(tree)).isEqualTo(new Run(0, "3 passed, 0 failed, 0 skipped\n", ""));
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                wrong("a wrong window", "traces.seg0.windows", node -> segment(node)
                        .putArray("windows")
                        .addArray()
                        .add(1)
                        .add(11)),
                wrong("a wrong sum", "traces.seg0.channel_sum[1]", node -> ((ArrayNode)
                                segment(node).path("channel_sum"))
                        .set(1, 1.5)),
                wrong("a wrong sum of squares", "traces.seg0.channel_sumsq[0]", node -> ((ArrayNode)
                                segment(node).path("channel_sumsq"))
                        .set(0, 1.5)),
                wrong("a wrong checksum", "traces.seg0.crc32_full", node -> segment(node)
                        .put("crc32_full", 17)),
                wrong("a wrong type", "of float32", node -> segment(node).put("dtype", "<f4")),
                wrong("a wrong length", "instead of 401", node -> segment(node).put("num_samples", 401)),
                wrong("a wrong rate", "traces.sampling_frequency", node -> ((ObjectNode) node.path("traces"))
                        .put("sampling_frequency", 9999.0)),
                wrong("a wrong channel id", "traces.channel_ids", node -> ((ObjectNode) node.path("traces"))
                        .putArray("channel_ids")
                        .add("c")
                        .add("b")),
                wrong("a missing segment", "traces.seg1", node -> ((ObjectNode) node.path("traces"))
                        .withArray("segments")
                        .addObject()
                        .put("segment", 1)),
                wrong("a wrong value", "gain_to_uV", node -> node.putObject("values")
                        .putArray("gain_to_uV")
                        .add(0.25)
                        .add(0.501)),
                wrong("an unknown value", "colour: is a value that nothing here computes", node -> node.putObject(
                                "values")
                        .put("colour", "red")),
                wrong("an extra output", "colour: is an output that nothing here computes", node -> ((ObjectNode)
                                node.path("outputs"))
                        .putObject("colour")
                        .put("kind", "array")
                        .put("file", "x.npy")),
                wrong("an unknown parameter", "unknown parameters: [colour]", node -> ((ObjectNode) node.path("params"))
                        .put("colour", "red")),
                wrong(
                        "an unknown function",
                        "function 'select_colours'",
                        node -> node.put("function", "select_colours")),
                wrong("an unknown area", "area 'colours'", node -> node.put("area", "colours")),
                wrong("an unknown key", "colour: is a key that no rule knows", node -> node.put("colour", "red")),
                wrong("an unknown tolerance", "tolerance: kind = 'roughly'", node -> node.putObject("tolerance")
                        .put("kind", "roughly")),
                wrong("an error that does not come", "nothing was refused", node -> node.put("error_expected", true)),
                wrong("an error that was not expected", "raised WrongArgumentException", node -> ((ObjectNode)
                                node.path("params"))
                        .putArray("channel_ids")
                        .add("z")),
                wrong("a missing input", "input 'nothing'", node -> node.putArray("inputs")
                        .add("nothing")));
    }

    private static Arguments wrong(String what, String said, Consumer<ObjectNode> change) {
        return Arguments.of(what, said, change);
    }

    private static ObjectNode segment(ObjectNode node) {
        return (ObjectNode) node.path("traces").path("segments").get(0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongs")
    void everyWrongIsAFailureThatSaysWhere(String what, String said, Consumer<ObjectNode> change) throws IOException {
        SmallTree tree = new SmallTree(folder, 5);
        tree.selectChannels("select", change);
        Run run = verify(tree);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED").contains("select").contains(said);
        assertThat(run.out()).endsWith("0 passed, 1 failed, 0 skipped\n");
    }

    @Test
    void aWrongSampleIsFoundWithItsDifference() throws IOException {
        SmallTree tree = new SmallTree(folder, 6);
        ObjectNode cut = tree.add("cut", "core", "BaseRecording.get_traces", "{\"start_frame\": 0, \"end_frame\": 5}");
        short[] rows = tree.rows(0, 5, 0, 1, 2, 3);
        rows[7] += 3;
        tree.output(cut, "traces", NdArray.ofNumbers(DType.INT16, rows, 5, 4));
        assertThat(verify(tree).out()).contains("traces: 1 of 20 values differ").contains("worst difference 3.00000");
    }

    @Test
    void aWrongTypeOfSamplesIsFound() throws IOException {
        SmallTree tree = new SmallTree(folder, 7);
        ObjectNode cut = tree.add("cut", "core", "BaseRecording.get_traces", "{\"start_frame\": 0, \"end_frame\": 5}");
        NdArray rows = tree.array(0, 5, 0, 1, 2, 3);
        tree.output(cut, "traces", NdArray.ofDoubles(rows.toDoubles(), rows.shape()));
        assertThat(verify(tree).out()).contains("traces: type int16 instead of float64");
    }

    @Test
    void aWrongShapeIsFound() throws IOException {
        SmallTree tree = new SmallTree(folder, 8);
        ObjectNode cut = tree.add("cut", "core", "BaseRecording.get_traces", "{\"start_frame\": 0, \"end_frame\": 5}");
        tree.output(cut, "traces", tree.array(0, 6, 0, 1, 2, 3));
        assertThat(verify(tree).out()).contains("traces: shape [5, 4] instead of [6, 4]");
    }

    @Test
    void onlyWhatMayBeSkippedIsSkipped() throws IOException {
        SmallTree tree = new SmallTree(folder, 9);
        tree.selectChannels(
                "for_information", node -> node.putObject("tolerance").put("kind", "none"));
        tree.add("later", "curation", "get_potential_auto_merge", "{}");
        Run run = verify(tree);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("SKIPPED core: tolerance none")
                .contains("SKIPPED curation: room not built yet: automatic merges (1 cases)")
                .endsWith("0 passed, 0 failed, 2 skipped\n");
    }

    @Test
    void casesAreChosenByAreaAndName() throws IOException {
        SmallTree tree = new SmallTree(folder, 10);
        for (String name : List.of("one", "two", "three")) {
            tree.selectChannels(name, node -> {});
        }
        assertThat(verify(tree, "--case", "t*").out()).isEqualTo("2 passed, 0 failed, 0 skipped\n");
        assertThat(verify(tree, "--area", "core", "--case", "?ne").out()).isEqualTo("1 passed, 0 failed, 0 skipped\n");
        Run none = verify(tree, "--area", "tools");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("no case").contains("[core]");
    }

    @Test
    void asJsonTheVerdictsComeAsOneObject() throws IOException {
        SmallTree tree = new SmallTree(folder, 11);
        tree.selectChannels("right", node -> {});
        tree.selectChannels("wrong", node -> segment(node).put("crc32_full", 17));
        Run run = verify(tree, "--json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("1 passed, 1 failed, 0 skipped\n");
        JsonNode report = PythonJson.parse(run.out());
        assertThat(report.path("passed").intValue()).isEqualTo(1);
        assertThat(report.path("cases")
                        .get(1)
                        .path("differences")
                        .get(0)
                        .path("output")
                        .stringValue())
                .isEqualTo("traces.seg0.crc32_full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--area", "/nowhere/at/all", "--colour red", "a b"})
    void wrongUseIsSaidInOneLine(String arguments) {
        Run run = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("verify-golden: ").hasLineCount(1);
    }
}
