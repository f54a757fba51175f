package org.hillock.testkit.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A case: a function, its parameters and inputs, and what the reference gave. */
public final class GoldenCase {
    private static final List<String> KNOWN = List.of(
            "name",
            "area",
            "function",
            "params",
            "steps",
            "inputs",
            "outputs",
            "values",
            "tolerance",
            "notes",
            "traces",
            "direct_get_traces",
            "error",
            "error_expected");

    private final GoldenTree tree;
    private final ObjectNode node;
    private final Params params;

    GoldenCase(GoldenTree tree, ObjectNode node) {
        this.tree = tree;
        this.node = node;
        this.params =
                new Params(node.get("params") instanceof ObjectNode given ? given : PythonJson.NODES.objectNode());
    }

    /** The tree it belongs to. */
    public GoldenTree tree() {
        return tree;
    }

    /** Its name, unique in its area. */
    public String name() {
        return node.path("name").asString("");
    }

    /** The area that it belongs to. */
    public String area() {
        return node.path("area").asString("");
    }

    /** The function that it calls, as the tree writes it. */
    public String function() {
        return node.path("function").asString("");
    }

    /** Its parameters. */
    public Params params() {
        return params;
    }

    /** The parameters as they stand, without marking them as known. */
    public JsonNode givenParams() {
        return node.path("params");
    }

    /** Pairs of a function and its parameters, to be applied in order; none where the case is a single call. */
    public List<JsonNode> steps() {
        return node.path("steps").valueStream().toList();
    }

    /** The names (or paths) of the inputs. */
    public List<String> inputs() {
        return node.path("inputs").valueStream().map(JsonNode::stringValue).toList();
    }

    /** The name or path of input {@code i}. */
    public String input(int i) {
        if (i >= inputs().size()) {
            throw new GoldenFault("inputs: there must be at least " + (i + 1));
        }
        return inputs().get(i);
    }

    /** The first input as a recording. */
    public Recording recording() {
        return tree.inputs().recording(input(0));
    }

    /** Input {@code i} as a sorting. */
    public Sorting sorting(int i) {
        return tree.inputs().sorting(input(i));
    }

    /** Input {@code i} as a path inside the tree. */
    public Path inputPath(int i) {
        return tree.folder().resolve(input(i));
    }

    /** Input {@code i} as an array in a file of the tree. */
    public NdArray inputArray(int i) {
        return Npy.read(inputPath(i));
    }

    /** The names of the recorded outputs. */
    public List<String> outputKeys() {
        return List.copyOf(node.path("outputs").propertyNames());
    }

    /** What the index says of an output: file, kind, type, shape. */
    public JsonNode output(String key) {
        return node.path("outputs").path(key);
    }

    /** Whether an output was recorded. */
    public boolean hasOutput(String key) {
        return node.path("outputs").has(key);
    }

    /** A recorded array; for comparison, and for arrays that were exported because they are inputs. */
    public NdArray outputArray(String key) {
        if (!hasOutput(key)) {
            throw new GoldenFault("outputs: '" + key + "' must be there");
        }
        return Npy.read(tree.folder().resolve(output(key).path("file").stringValue()));
    }

    /** The recorded small results. */
    public ObjectNode values() {
        return node.get("values") instanceof ObjectNode values ? values : PythonJson.NODES.objectNode();
    }

    /** The recorded samples of the resulting recording; missing where the case has none. */
    public JsonNode traces() {
        return node.path("traces");
    }

    /** Recorded reads of single pieces. */
    public JsonNode directTraces() {
        return node.path("direct_get_traces");
    }

    /** A file of the tree. */
    public Path file(String relative) {
        return tree.folder().resolve(relative);
    }

    /** Whether the reference raised. */
    public boolean isErrorExpected() {
        return node.path("error_expected").asBoolean(false);
    }

    /** The message that the reference raised. */
    public String error() {
        return node.path("error").path("message").asString("");
    }

    /** The tolerance of the case. */
    public Tolerance tolerance() {
        return Tolerance.of(node.path("tolerance"));
    }

    /** The tolerance of a part of the case: its own, or that of the case. */
    public Tolerance toleranceOf(JsonNode part) {
        return part.path("tolerance").isObject() ? Tolerance.of(part.path("tolerance")) : tolerance();
    }

    /** The tolerance of a value: {@code values} have no tolerances of their own. */
    public Tolerance toleranceOfValues() {
        boolean facts = traces().isObject() || tolerance().kind() == Tolerance.Kind.SPIKE_TRAINS;
        return facts ? tolerance().forFacts() : tolerance();
    }

    /** Keys of the index that the rules don't know; what they say would be passed over in silence. */
    public List<String> unknownKeys() {
        List<String> unknown = new ArrayList<>(node.propertyNames());
        unknown.removeAll(KNOWN);
        return unknown;
    }

    @Override
    public String toString() {
        return area() + "/" + name();
    }
}
