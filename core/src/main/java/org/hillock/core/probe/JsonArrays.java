package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Turns rectangular nested JSON lists into arrays and back, the way numpy picks the element type. */
final class JsonArrays {
    private JsonArrays() {}

    /** Nested lists of numbers as an array: int64 where all are whole, else float64. */
    static NdArray numbers(String key, JsonNode tree) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode level = tree; level.isArray(); level = level.get(0)) {
            shape.add(level.size());
            if (level.isEmpty()) {
                break;
            }
        }
        List<JsonNode> leaves = new ArrayList<>();
        collect(key, tree, shape, 0, leaves);
        return ofNumbers(leaves, shape.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void collect(String key, JsonNode node, List<Integer> shape, int depth, List<JsonNode> leaves) {
        if (depth == shape.size()) {
            if (!node.isNumber()) {
                throw new WrongArgumentException(key + ": value = " + PythonJson.formatCompact(node)
                        + " must be a number (entry " + leaves.size() + ").");
            }
            leaves.add(node);
            return;
        }
        if (!node.isArray() || node.size() != shape.get(depth)) {
            throw new WrongArgumentException(key + ": entry " + PythonJson.formatCompact(node) + " must be a list of "
                    + shape.get(depth) + " entries, as the others are.");
        }
        for (JsonNode item : node) {
            collect(key, item, shape, depth + 1, leaves);
        }
    }

    private static NdArray ofNumbers(List<JsonNode> leaves, int[] shape) {
        boolean whole = !leaves.isEmpty() && leaves.stream().allMatch(JsonNode::isIntegralNumber);
        return whole
                ? NdArray.ofLongs(leaves.stream().mapToLong(JsonNode::longValue).toArray(), shape)
                : NdArray.ofDoubles(
                        leaves.stream().mapToDouble(JsonNode::doubleValue).toArray(), shape);
    }

    /** A list of one entry a contact as a one-dimensional array: truth values, numbers, or else texts. */
    static NdArray column(List<JsonNode> values) {
        if (values.stream().allMatch(JsonNode::isBoolean)) {
            boolean[] out = new boolean[values.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = values.get(i).booleanValue();
            }
            return NdArray.ofBooleans(out);
        }
        if (values.stream().allMatch(JsonNode::isNumber)) {
            return ofNumbers(values, new int[] {values.size()});
        }
        return NdArray.ofStrings(values.stream()
                .map(v -> v.isString() ? v.stringValue() : PythonJson.formatCompact(v))
                .toArray(String[]::new));
    }

    /** An array as nested lists. */
    static ArrayNode toTree(NdArray array) {
        return toTree(array, array.shape(), 0, 0);
    }

    private static ArrayNode toTree(NdArray array, int[] shape, int depth, int offset) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        int step = Arrays.stream(shape, depth + 1, shape.length).reduce(1, (a, b) -> a * b);
        for (int i = 0; i < shape[depth]; i++) {
            int at = offset + i * step;
            out.add(depth == shape.length - 1 ? leaf(array, at) : toTree(array, shape, depth + 1, at));
        }
        return out;
    }

    private static JsonNode leaf(NdArray array, int index) {
        return switch (array.type()) {
            case ElementType.Text ignored -> PythonJson.NODES.stringNode(((String[]) array.backing())[index]);
            case ElementType.Bool ignored -> PythonJson.NODES.booleanNode(((boolean[]) array.backing())[index]);
            case ElementType.Numeric number ->
                number.dtype().isInteger()
                        ? PythonJson.NODES.numberNode(array.longAt(index))
                        : PythonJson.NODES.numberNode(array.doubleAt(index));
            case ElementType.Struct ignored ->
                throw new WrongArgumentException(
                        "array of " + array.type() + " must hold numbers, texts or truth values.");
        };
    }
}
