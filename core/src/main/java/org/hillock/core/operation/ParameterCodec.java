package org.hillock.core.operation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.HillockException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns parameter values into JSON and back, by the type of the record component. */
final class ParameterCodec {
    private ParameterCodec() {}

    /** JSON that does not fit the type; the message completes "must be …". */
    static final class Mismatch extends RuntimeException {
        Mismatch(String what) {
            super(what);
        }
    }

    static JsonNode encode(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(ParameterCodec::encode).orElse(PythonJson.NODES.nullNode());
            case Boolean b -> PythonJson.NODES.booleanNode(b);
            case Integer i -> PythonJson.NODES.numberNode(i);
            case Long l -> PythonJson.NODES.numberNode(l);
            case Double d -> PythonJson.NODES.numberNode(d);
            case String s -> PythonJson.NODES.stringNode(s);
            case Path p -> PythonJson.NODES.stringNode(p.toString());
            case DType d -> PythonJson.NODES.stringNode(d.typeString());
            case Enum<?> e -> PythonJson.NODES.stringNode(e.name().toLowerCase(Locale.ROOT));
            case Id.IntId id -> PythonJson.NODES.numberNode(id.value());
            case Id.TextId id -> PythonJson.NODES.stringNode(id.value());
            case Ids ids -> list(ids.asList());
            case NdArray array -> NdJson.toJson(array);
            case List<?> items -> list(items);
            case Map<?, ?> entries -> map(entries);
            case JsonNode node -> node;
            default -> throw new IllegalStateException("no JSON form for " + value.getClass());
        };
    }

    private static ArrayNode list(List<?> items) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        items.forEach(item -> out.add(encode(item)));
        return out;
    }

    private static ObjectNode map(Map<?, ?> entries) {
        ObjectNode out = PythonJson.NODES.objectNode();
        entries.forEach((key, value) -> out.set(key.toString(), encode(value)));
        return out;
    }

    static Object decode(Type type, JsonNode node) {
        if (type instanceof ParameterizedType parameterized) {
            return decodeGeneric(parameterized, node);
        }
        Class<?> wanted = (Class<?>) type;
        if (JsonNode.class.isAssignableFrom(wanted)) {
            require(wanted.isInstance(node), wanted == ArrayNode.class ? "a list" : "an object of names and values");
            return node;
        }
        if (wanted == NdArray.class) {
            return orMismatch("an array of numbers", () -> NdJson.fromJson(node));
        }
        if (wanted == Ids.class) {
            require(node.isArray(), "a list of ids");
            return orMismatch("a list of distinct ids of one kind", () -> Ids.of(items(Id.class, node)));
        }
        return decodeScalar(wanted, node);
    }

    private static Object decodeScalar(Class<?> wanted, JsonNode node) {
        if (wanted == boolean.class || wanted == Boolean.class) {
            require(node.isBoolean(), "true or false");
            return node.booleanValue();
        }
        if (wanted == int.class || wanted == Integer.class) {
            return (int) whole(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (wanted == long.class || wanted == Long.class) {
            return whole(node, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (wanted == double.class || wanted == Double.class) {
            require(node.isNumber(), "a number");
            return orMismatch("a number", node::doubleValue);
        }
        if (wanted == Id.class) {
            require(node.isIntegralNumber() || node.isString(), "an id (a whole number or a text)");
            return node.isString() ? Id.of(node.stringValue()) : Id.of(whole(node, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        require(node.isString(), "a text");
        String text = node.stringValue();
        if (wanted == Path.class) {
            return path(text);
        }
        if (wanted == DType.class) {
            return orMismatch("a sample type such as int16 or float32", () -> DType.parse(text));
        }
        if (wanted.isEnum()) {
            return Arrays.stream(wanted.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new Mismatch("one of " + choices(wanted)));
        }
        return text;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Mismatch("a path (" + e.getReason() + ")");
        }
    }

    private static Object decodeGeneric(ParameterizedType type, JsonNode node) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return node.isNull() ? Optional.empty() : Optional.of(decode(arguments[0], node));
        }
        if (raw == List.class) {
            if (!node.isArray()) {
                require(!node.isNull() && !node.isObject(), "a list");
                return List.of(decode(arguments[0], node));
            }
            return List.copyOf(items(arguments[0], node));
        }
        if (raw == Map.class) {
            require(node.isObject(), "an object of names and values");
            Map<String, Object> entries = new LinkedHashMap<>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), decode(arguments[1], entry.getValue())));
            return entries;
        }
        throw new IllegalStateException("no JSON form for " + type);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> items(Type type, JsonNode node) {
        List<T> items = new ArrayList<>();
        node.forEach(item -> items.add((T) decode(type, item)));
        return items;
    }

    private static long whole(JsonNode node, long min, long max) {
        require(node.isNumber(), "a whole number");
        if (node.isIntegralNumber()) {
            require(
                    node.canConvertToLong() && node.longValue() >= min && node.longValue() <= max,
                    "a whole number within [" + min + ", " + max + "]");
            return node.longValue();
        }
        double value = node.doubleValue();
        require(value == Math.rint(value), "a whole number");
        require(
                value >= min && value < -(double) Long.MIN_VALUE && (long) value <= max,
                "a whole number within [" + min + ", " + max + "]");
        return (long) value;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Mismatch(what);
        }
    }

    private static <T> T orMismatch(String what, java.util.function.Supplier<T> decoded) {
        try {
            return decoded.get();
        } catch (HillockException | JacksonException e) {
            throw new Mismatch(what + " (" + e.getMessage() + ")");
        }
    }

    static List<String> choices(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return choices(parameterized.getActualTypeArguments()[parameterized.getActualTypeArguments().length - 1]);
        }
        return type instanceof Class<?> raw && raw.isEnum() && raw != DType.class
                ? Arrays.stream(raw.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
    }

    static String describe(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            String inner =
                    describe(parameterized.getActualTypeArguments()[parameterized.getActualTypeArguments().length - 1]);
            Class<?> raw = (Class<?>) parameterized.getRawType();
            return raw == Optional.class ? inner + " or null" : (raw == List.class ? "list of " : "map of ") + inner;
        }
        return switch (((Class<?>) type).getSimpleName()) {
            case "boolean", "Boolean" -> "bool";
            case "int", "Integer", "long", "Long" -> "int";
            case "double", "Double" -> "float";
            case "Path" -> "path";
            case "DType" -> "dtype";
            case "Id" -> "id";
            case "Ids" -> "list of ids";
            case "NdArray" -> "array";
            case "JsonNode", "ObjectNode", "ArrayNode" -> "json";
            default -> "str";
        };
    }
}
