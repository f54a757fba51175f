package org.hillock.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays out what {@code list} found: a name with its sentence, and a line for each parameter. */
final class ListingText {
    private ListingText() {}

    static String of(List<ObjectNode> entries) {
        return entries.stream().map(ListingText::entry).collect(Collectors.joining("\n"));
    }

    private static String entry(ObjectNode entry) {
        StringBuilder out = new StringBuilder(entry.path("name").asString());
        out.append("\n    ").append(entry.path("doc").asString());
        for (JsonNode parameter : entry.path("parameters")) {
            out.append("\n      ").append(parameter(parameter));
        }
        return out.append('\n').toString();
    }

    private static String parameter(JsonNode parameter) {
        StringBuilder out = new StringBuilder(parameter.path("name").asString());
        out.append(" (").append(parameter.path("type").asString());
        if (parameter.has("unit")) {
            out.append(", ").append(parameter.path("unit").asString());
        }
        out.append(
                parameter.has("default")
                        ? ", default " + PythonJson.formatCompact(parameter.path("default"))
                        : ", required");
        if (parameter.has("choices")) {
            out.append(", one of ")
                    .append(parameter
                            .path("choices")
                            .valueStream()
                            .map(JsonNode::asString)
                            .collect(Collectors.joining("|")));
        }
        return out.append(") ").append(parameter.path("doc").asString()).toString();
    }
}
