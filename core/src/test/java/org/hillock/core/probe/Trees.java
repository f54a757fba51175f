package org.hillock.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** Compares JSON trees, numbers by value within a tolerance. */
final class Trees {
    private Trees() {}

    static void assertEqual(String path, JsonNode actual, JsonNode expected, double tolerance) {
        assertThat(kind(actual)).as(path).isEqualTo(kind(expected));
        if (expected.isObject()) {
            assertThat(actual.propertyNames()).as(path).containsExactlyElementsOf(expected.propertyNames());
            expected.properties()
                    .forEach(
                            e -> assertEqual(path + "." + e.getKey(), actual.get(e.getKey()), e.getValue(), tolerance));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(path).isEqualTo(expected.size());
            Iterator<JsonNode> other = expected.iterator();
            int i = 0;
            for (JsonNode item : actual) {
                assertEqual(path + "[" + i++ + "]", item, other.next(), tolerance);
            }
        } else if (expected.isNumber()) {
            assertThat(Math.abs(actual.doubleValue() - expected.doubleValue()))
                    .as(path + ": " + actual + " and " + expected)
                    .isLessThanOrEqualTo(tolerance);
        } else {
            assertThat(actual.toString()).as(path).isEqualTo(expected.toString());
        }
    }

    private static String kind(JsonNode node) {
        return node.isNumber() ? "NUMBER" : node.getNodeType().toString();
    }

    static JsonNode of(NdArray structured) {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        var tree = PythonJson.NODES.objectNode();
        var types = tree.putArray("dtype");
        for (String name : structured.fieldNames()) {
            NdArray column = structured.field(name);
            types.add(PythonJson.NODES.arrayNode().add(name).add(typeString(column)));
            columns.put(name, JsonArrays.toTree(column));
        }
        var values = tree.putObject("columns");
        columns.forEach(values::set);
        return tree;
    }

    private static String typeString(NdArray column) {
        return switch (column.type().toString()) {
            case "int64" -> "<i8";
            case "float64" -> "<f8";
            case "bool" -> "|b1";
            default -> column.type().toString();
        };
    }

    static JsonNode of(int[] values) {
        return JsonArrays.toTree(NdArray.ofInts(values));
    }

    static JsonNode of(double[][] rows) {
        return JsonArrays.toTree(NdArray.ofRows(rows));
    }

    static JsonNode texts(List<String> values) {
        var list = PythonJson.NODES.arrayNode();
        values.forEach(list::add);
        return list;
    }
}
