package org.hillock.testkit.golden;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares trees of plain values; null stands for NaN. */
public final class JsonComparison {
    private static final int REPORTED = 5;

    private JsonComparison() {}

    /** The differences, the first few; names of objects must be the same, numbers obey the tolerance, all else is equal. */
    public static List<Difference> compare(String key, JsonNode actual, JsonNode recorded, Tolerance tolerance) {
        List<Difference> out = new ArrayList<>();
        walk(key, actual, recorded, tolerance, out);
        return out;
    }

    private static void walk(
            String key, JsonNode actual, JsonNode recorded, Tolerance tolerance, List<Difference> out) {
        if (out.size() >= REPORTED) {
            return;
        }
        if (recorded.isObject() && actual.isObject()) {
            objects(key, actual, recorded, tolerance, out);
        } else if (recorded.isArray() && actual.isArray()) {
            arrays(key, actual, recorded, tolerance, out);
        } else if (isNumber(recorded) && isNumber(actual)) {
            numbers(key, actual, recorded, tolerance, out);
        } else if (!recorded.equals(actual)) {
            out.add(Difference.of(key, brief(actual) + " instead of " + brief(recorded)));
        }
    }

    private static void objects(
            String key, JsonNode actual, JsonNode recorded, Tolerance tolerance, List<Difference> out) {
        Set<String> names = new LinkedHashSet<>(recorded.propertyNames());
        names.addAll(actual.propertyNames());
        for (String name : names) {
            if (!actual.has(name)) {
                out.add(Difference.of(key + "." + name, "is missing"));
            } else if (!recorded.has(name)) {
                out.add(Difference.of(key + "." + name, "was not recorded but is " + brief(actual.get(name))));
            } else {
                walk(key + "." + name, actual.get(name), recorded.get(name), tolerance, out);
            }
        }
    }

    private static void arrays(
            String key, JsonNode actual, JsonNode recorded, Tolerance tolerance, List<Difference> out) {
        if (actual.size() != recorded.size()) {
            out.add(Difference.of(key, actual.size() + " items instead of " + recorded.size()));
            return;
        }
        if (recorded.valueStream().allMatch(JsonComparison::isNumber)
                && actual.valueStream().allMatch(JsonComparison::isNumber)
                && !tolerance.equals(Tolerance.exact())) {
            NumberComparison.compare(
                            key, recorded.size(), i -> number(actual.get(i)), i -> number(recorded.get(i)), tolerance)
                    .ifPresent(out::add);
            return;
        }
        for (int i = 0; i < recorded.size(); i++) {
            walk(key + "[" + i + "]", actual.get(i), recorded.get(i), tolerance, out);
        }
    }

    private static void numbers(
            String key, JsonNode actual, JsonNode recorded, Tolerance tolerance, List<Difference> out) {
        if (recorded.isIntegralNumber()
                && actual.isIntegralNumber()
                && recorded.bigIntegerValue().equals(actual.bigIntegerValue())) {
            return;
        }
        NumberComparison.compare(key, 1, i -> number(actual), i -> number(recorded), tolerance)
                .ifPresent(out::add);
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber() || node.isNull();
    }

    private static double number(JsonNode node) {
        return node.isNull() ? Double.NaN : node.doubleValue();
    }

    private static String brief(JsonNode node) {
        String text = node.toString();
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
