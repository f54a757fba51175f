package org.hillock.preprocessing;

import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.motion.Motion;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns plain values into the JSON that parameters are read from. */
final class JsonParameters {
    private JsonParameters() {}

    static ObjectNode of(Map<String, ?> parameters) {
        ObjectNode out = PythonJson.NODES.objectNode();
        parameters.forEach((name, value) -> out.set(name, node(name, value)));
        return out;
    }

    private static JsonNode node(String name, Object value) {
        return switch (value) {
            case JsonNode node -> node;
            case Boolean truth -> PythonJson.NODES.booleanNode(truth);
            case Integer number -> PythonJson.NODES.numberNode(number);
            case Long number -> PythonJson.NODES.numberNode(number);
            case Number number -> PythonJson.NODES.numberNode(number.doubleValue());
            case String text -> PythonJson.NODES.stringNode(text);
            case DType type -> PythonJson.NODES.stringNode(type.numpyName());
            case Id.IntId id -> PythonJson.NODES.numberNode(id.value());
            case Id.TextId id -> PythonJson.NODES.stringNode(id.value());
            case NdArray array -> NdJson.toJson(array);
            case Motion motion -> motion.toJson();
            case double[] numbers -> NdJson.toJson(NdArray.ofDoubles(numbers));
            case Map<?, ?> entries -> object(name, entries);
            case Iterable<?> items -> list(name, items);
            default ->
                throw new WrongArgumentException("preprocessing: parameter '" + name + "' of "
                        + value.getClass().getSimpleName()
                        + " must be a number, truth value, text, id, type, array, list or map.");
        };
    }

    private static ArrayNode list(String name, Iterable<?> items) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        items.forEach(item -> out.add(node(name, item)));
        return out;
    }

    private static ObjectNode object(String name, Map<?, ?> entries) {
        ObjectNode out = PythonJson.NODES.objectNode();
        entries.forEach((key, value) -> out.set(key.toString(), node(name, value)));
        return out;
    }
}
