package org.hillock.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Parameter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns {@code name=value} pairs of a command line into parameters: what a text means depends on the parameter's type. */
final class NamedValues {
    private NamedValues() {}

    /** The pairs as parameters of an operation; names it does not have are kept for it to refuse. */
    static ObjectNode of(OperationType<?> type, Map<String, String> pairs) {
        ObjectNode out = PythonJson.NODES.objectNode();
        pairs.forEach((name, text) -> out.set(name, value(typeName(type, name), text)));
        return out;
    }

    /** The pairs by their looks alone: what is JSON counts as that, all else as text. */
    static ObjectNode guessed(Map<String, String> pairs) {
        ObjectNode out = PythonJson.NODES.objectNode();
        pairs.forEach((name, text) -> out.set(name, guess(text)));
        return out;
    }

    private static String typeName(OperationType<?> type, String name) {
        return type.parameters().stream()
                .filter(parameter -> parameter.isCalled(name))
                .map(Parameter::typeName)
                .findFirst()
                .orElse("json");
    }

    private static JsonNode value(String typeName, String text) {
        String bare = typeName.replace(" or null", "");
        if (bare.length() < typeName.length() && (text.equals("null") || text.equals("None"))) {
            return PythonJson.NODES.nullNode();
        }
        return switch (bare) {
            case "str", "path", "dtype" -> PythonJson.NODES.stringNode(text);
            case "list of str", "list of path" -> list(text, PythonJson.NODES::stringNode);
            case "bool" -> flag(text);
            default ->
                bare.startsWith("list of ") && !text.startsWith("[") ? list(text, NamedValues::guess) : guess(text);
        };
    }

    private static JsonNode flag(String text) {
        return switch (text) {
            case "true", "True", "1" -> PythonJson.NODES.booleanNode(true);
            case "false", "False", "0" -> PythonJson.NODES.booleanNode(false);
            default -> PythonJson.NODES.stringNode(text);
        };
    }

    private static JsonNode list(String text, java.util.function.Function<String, JsonNode> item) {
        if (text.startsWith("[")) {
            return guess(text);
        }
        ArrayNode out = PythonJson.NODES.arrayNode();
        Arrays.stream(text.split(",")).map(String::strip).map(item).forEach(out::add);
        return out;
    }

    private static JsonNode guess(String text) {
        return switch (text) {
            case "True" -> PythonJson.NODES.booleanNode(true);
            case "False" -> PythonJson.NODES.booleanNode(false);
            case "None" -> PythonJson.NODES.nullNode();
            default -> parsed(text).orElseGet(() -> PythonJson.NODES.stringNode(text));
        };
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(PythonJson.parse(text)).filter(node -> !node.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
