package org.hillock.core.npy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns arrays into nested lists of plain values, and lists whose items are of one kind into arrays. */
public final class PlainItems {
    private PlainItems() {}

    /** The same with records as objects of their fields, for records of single values. */
    static JsonNode nestedRecords(NdArray array) {
        ArrayNode list = PythonJson.NODES.arrayNode();
        for (int i = 0; i < array.length(); i++) {
            ObjectNode record = list.addObject();
            for (String name : array.fieldNames()) {
                record.set(name, nested(array.field(name).slice(i, i + 1)).get(0));
            }
        }
        return list;
    }

    /** The elements as nested lists, one level for each axis, as numpy's {@code tolist} gives them; records become lists of their fields. */
    public static JsonNode nested(NdArray array) {
        return nested(array, array.shape(), 0, 0);
    }

    private static JsonNode nested(NdArray array, int[] shape, int axis, int index) {
        if (axis == shape.length) {
            return element(array, index);
        }
        ArrayNode list = PythonJson.NODES.arrayNode();
        for (int i = 0; i < shape[axis]; i++) {
            list.add(nested(array, shape, axis + 1, index * shape[axis] + i));
        }
        return list;
    }

    private static JsonNode element(NdArray array, int index) {
        return switch (array.type()) {
            case ElementType.Text ignored -> PythonJson.NODES.stringNode(((String[]) array.backing())[index]);
            case ElementType.Bool() -> PythonJson.NODES.booleanNode(((boolean[]) array.backing())[index]);
            case ElementType.Struct ignored -> {
                ArrayNode values = PythonJson.NODES.arrayNode();
                for (String name : array.fieldNames()) {
                    NdArray field = array.field(name);
                    int[] shape = field.shape();
                    values.add(nested(field, Arrays.copyOfRange(shape, array.rank(), shape.length), 0, index));
                }
                yield values;
            }
            case ElementType.Numeric(DType dtype) -> number(array, dtype, index);
        };
    }

    private static JsonNode number(NdArray array, DType dtype, int index) {
        if (!dtype.isInteger()) {
            return PythonJson.NODES.numberNode(array.doubleAt(index));
        }
        long value = array.longAt(index);
        return dtype == DType.UINT64 && value < 0
                ? PythonJson.NODES.numberNode(new java.math.BigInteger(Long.toUnsignedString(value)))
                : PythonJson.NODES.numberNode(value);
    }

    /**
     * Nested lists as an array of the given shape: texts, truth values, int64 or float64, whichever all items are.
     *
     * @param where what the items belong to, for the message
     * @throws NotSupportedException where the items are of mixed kinds or not as many as the shape says
     */
    public static NdArray toArray(JsonNode nested, int[] shape, String where) {
        List<JsonNode> items = new ArrayList<>();
        flatten(nested, shape, 0, items, where);
        if (all(items, JsonNode::isString)) {
            String[] texts = items.stream().map(JsonNode::stringValue).toArray(String[]::new);
            return NdArray.ofStrings(texts, texts.length).reshape(shape);
        }
        if (all(items, JsonNode::isBoolean)) {
            boolean[] truths = new boolean[items.size()];
            for (int i = 0; i < truths.length; i++) {
                truths[i] = items.get(i).booleanValue();
            }
            return NdArray.ofBooleans(truths, truths.length).reshape(shape);
        }
        if (all(items, n -> n.isIntegralNumber() && n.canConvertToLong())) {
            long[] numbers = items.stream().mapToLong(JsonNode::longValue).toArray();
            return NdArray.ofLongs(numbers, numbers.length).reshape(shape);
        }
        if (all(items, JsonNode::isNumber)) {
            double[] numbers = items.stream().mapToDouble(JsonNode::doubleValue).toArray();
            return NdArray.ofDoubles(numbers, numbers.length).reshape(shape);
        }
        throw new NotSupportedException(where
                + ": Python objects of mixed kinds can't be held in an array. Read them as plain objects instead.");
    }

    private static boolean all(List<JsonNode> items, Predicate<JsonNode> kind) {
        return items.stream().allMatch(kind);
    }

    private static void flatten(JsonNode node, int[] shape, int axis, List<JsonNode> items, String where) {
        if (axis == shape.length) {
            items.add(node);
            return;
        }
        if (!node.isArray() || node.size() != shape[axis]) {
            throw new NotSupportedException(where + ": the objects must lie in lists of the shape "
                    + Arrays.toString(shape) + ". Write the array anew.");
        }
        node.forEach(item -> flatten(item, shape, axis + 1, items, where));
    }
}
