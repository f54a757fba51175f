package org.hillock.testkit.golden;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plain Java values as JSON. */
public final class PlainJson {
    private PlainJson() {}

    /** A number, truth value, text, id, array, collection, map or node as a node; an empty text array or list is an empty list. */
    public static JsonNode of(Object value) {
        return switch (value) {
            case JsonNode node -> node;
            case Boolean flag -> PythonJson.NODES.booleanNode(flag);
            case Integer number -> PythonJson.NODES.numberNode(number);
            case Long number -> PythonJson.NODES.numberNode(number);
            case BigInteger number -> PythonJson.NODES.numberNode(number);
            case Float number -> PythonJson.NODES.numberNode(number.doubleValue());
            case Double number -> PythonJson.NODES.numberNode(number);
            case String text -> PythonJson.NODES.stringNode(text);
            case Id id ->
                id.isText() ? PythonJson.NODES.stringNode(id.toString()) : PythonJson.NODES.numberNode(id.asLong());
            case NdArray array -> NdJson.toJson(array);
            case int[] numbers -> list(Arrays.stream(numbers).boxed().toList());
            case long[] numbers -> list(Arrays.stream(numbers).boxed().toList());
            case double[] numbers -> list(Arrays.stream(numbers).boxed().toList());
            case Object[] items -> list(Arrays.asList(items));
            case Iterable<?> items -> list(items);
            case Map<?, ?> map -> object(map);
            default -> throw new GoldenFault("an answer of " + value.getClass() + " can't be compared");
        };
    }

    private static ArrayNode list(Iterable<?> items) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        items.forEach(item -> out.add(of(item)));
        return out;
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode out = PythonJson.NODES.objectNode();
        map.forEach((key, value) -> out.set(String.valueOf(key), of(value)));
        return out;
    }
}
