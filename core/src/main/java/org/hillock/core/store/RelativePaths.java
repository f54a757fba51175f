package org.hillock.core.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Rewrites the paths of an extractor dictionary: every argument whose name contains "path", at any depth. */
final class RelativePaths {
    private RelativePaths() {}

    static void makeRelative(ObjectNode dict, Path folder) {
        rewrite(dict, text -> relative(Path.of(text), folder));
    }

    static void makeAbsolute(ObjectNode dict, Path folder) {
        if (dict.get("folder_metadata") instanceof StringNode metadata) {
            dict.put(
                    "folder_metadata",
                    folder.resolve(metadata.stringValue()).normalize().toString());
        }
        rewrite(
                dict,
                text -> folder.resolve(text.replace('\\', '/')).normalize().toString());
    }

    private static String relative(Path path, Path folder) {
        Path absolute = path.toAbsolutePath().normalize();
        boolean sameRoot = java.util.Objects.equals(absolute.getRoot(), folder.getRoot());
        String text = sameRoot ? folder.relativize(absolute).toString() : absolute.toString();
        return text.isEmpty() ? "." : text.replace('\\', '/');
    }

    private static void rewrite(ObjectNode dict, UnaryOperator<String> change) {
        if (dict.get("kwargs") instanceof ObjectNode kwargs) {
            for (Map.Entry<String, JsonNode> entry : Map.copyOf(asMap(kwargs)).entrySet()) {
                kwargs.set(
                        entry.getKey(),
                        entry.getKey().contains("path")
                                ? changed(entry.getValue(), change)
                                : nested(entry.getValue(), change));
            }
        }
    }

    private static Map<String, JsonNode> asMap(ObjectNode node) {
        Map<String, JsonNode> map = new java.util.LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static JsonNode changed(JsonNode value, UnaryOperator<String> change) {
        if (value.isString()) {
            return PythonJson.NODES.stringNode(change.apply(value.stringValue()));
        }
        if (value instanceof ArrayNode list) {
            ArrayNode out = PythonJson.NODES.arrayNode();
            list.forEach(item -> out.add(changed(item, change)));
            return out;
        }
        return value;
    }

    private static JsonNode nested(JsonNode value, UnaryOperator<String> change) {
        if (value instanceof ObjectNode object) {
            rewrite(object, change);
        } else if (value instanceof ArrayNode list) {
            list.forEach(item -> nested(item, change));
        }
        return value;
    }
}
