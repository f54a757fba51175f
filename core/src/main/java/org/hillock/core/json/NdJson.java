package org.hillock.core.json;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Arrays as nested JSON lists, the way numpy's {@code tolist} gives them; structured elements become lists of their fields. */
public final class NdJson {
    private NdJson() {}

    /** The array as nested lists. */
    public static JsonNode toJson(NdArray array) {
        return axis(array, array.shape(), 0, 0);
    }

    private static JsonNode axis(NdArray array, int[] shape, int axis, int position) {
        if (axis == shape.length) {
            return element(array, position);
        }
        int stride = 1;
        for (int i = axis + 1; i < shape.length; i++) {
            stride *= shape[i];
        }
        ArrayNode out = PythonJson.NODES.arrayNode();
        for (int i = 0; i < shape[axis]; i++) {
            out.add(axis(array, shape, axis + 1, position + i * stride));
        }
        return out;
    }

    private static JsonNode element(NdArray array, int position) {
        return switch (array.backing()) {
            case boolean[] a -> PythonJson.NODES.booleanNode(a[position]);
            case String[] a -> PythonJson.NODES.stringNode(a[position]);
            case float[] a -> PythonJson.NODES.numberNode((double) a[position]);
            case double[] a -> PythonJson.NODES.numberNode(a[position]);
            case java.util.Map<?, ?> ignored -> {
                ArrayNode fields = PythonJson.NODES.arrayNode();
                array.fieldNames()
                        .forEach(name -> fields.add(toJson(array.field(name).slice(position, position + 1))
                                .get(0)));
                yield fields;
            }
            default -> PythonJson.NODES.numberNode(array.longAt(position));
        };
    }

    /**
     * Nested lists as an array: int64 where all are whole numbers, float64 where some are not (null and NaN count as NaN), truth
     * values or texts where all are.
     *
     * @throws WrongArgumentException where the lists are ragged or the kinds are mixed
     */
    public static NdArray fromJson(JsonNode node) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode level = node; level.isArray(); level = level.get(0)) {
            shape.add(level.size());
            if (level.isEmpty()) {
                break;
            }
        }
        List<JsonNode> leaves = new ArrayList<>();
        collect(node, shape, 0, leaves);
        int[] dims = shape.stream().mapToInt(Integer::intValue).toArray();
        NdArray flat = flat(leaves);
        return dims.length == 0 ? flat.reshape() : flat.reshape(dims);
    }

    private static void collect(JsonNode node, List<Integer> shape, int depth, List<JsonNode> leaves) {
        if (depth == shape.size()) {
            if (node.isContainer()) {
                throw new WrongArgumentException("array: nested lists must all have the same depth.");
            }
            leaves.add(node);
            return;
        }
        if (!node.isArray() || node.size() != shape.get(depth)) {
            throw new WrongArgumentException("array: nested lists must all have the same length.");
        }
        node.forEach(item -> collect(item, shape, depth + 1, leaves));
    }

    private static NdArray flat(List<JsonNode> leaves) {
        if (!leaves.isEmpty() && leaves.stream().allMatch(JsonNode::isString)) {
            return NdArray.ofStrings(leaves.stream().map(JsonNode::stringValue).toArray(String[]::new));
        }
        if (!leaves.isEmpty() && leaves.stream().allMatch(JsonNode::isBoolean)) {
            boolean[] values = new boolean[leaves.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = leaves.get(i).booleanValue();
            }
            return NdArray.ofBooleans(values);
        }
        if (!leaves.isEmpty() && leaves.stream().allMatch(leaf -> leaf.isIntegralNumber() && leaf.canConvertToLong())) {
            return NdArray.ofLongs(
                    leaves.stream().mapToLong(JsonNode::longValue).toArray());
        }
        return NdArray.ofDoubles(leaves.stream().mapToDouble(NdJson::number).toArray());
    }

    private static double number(JsonNode leaf) {
        if (leaf.isNull()) {
            return Double.NaN;
        }
        if (!leaf.isNumber()) {
            throw new WrongArgumentException("array: element " + leaf + " must be a number like its neighbours.");
        }
        try {
            return leaf.doubleValue();
        } catch (JacksonException e) {
            throw new WrongArgumentException(
                    "array: element " + leaf + " must be a number within the range of float64.", e);
        }
    }
}
