package org.hillock.core.sorting;

import java.util.List;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks that sortings can be put together, and what they have in common. */
final class SortingsAlike {
    private SortingsAlike() {}

    static void requireSome(String operation, List<Sorting> parts) {
        if (parts.isEmpty()) {
            throw new WrongArgumentException(operation + ": the list of sortings must not be empty.");
        }
    }

    static void requireSameRate(String operation, List<Sorting> parts, double maxDifference) {
        double rate = parts.getFirst().getSamplingFrequency();
        for (Sorting part : parts) {
            if (Math.abs(part.getSamplingFrequency() - rate) > maxDifference) {
                throw new WrongArgumentException(operation + ": all sortings must have one sampling frequency ("
                        + part.getSamplingFrequency() + " Hz differs from " + rate + " Hz).");
            }
        }
    }

    /** Same rate (within {@code maxDifference} Hz) and unit ids. */
    static void requireSameUnits(String operation, List<Sorting> parts, double maxDifference) {
        requireSome(operation, parts);
        requireSameRate(operation, parts, maxDifference);
        for (Sorting part : parts) {
            if (!part.getUnitIds().equals(parts.getFirst().getUnitIds())) {
                throw new WrongArgumentException(operation + ": all sortings must have the same unit ids ("
                        + part.getUnitIds() + " differ from "
                        + parts.getFirst().getUnitIds() + ").");
            }
        }
    }

    /** The annotations that all parts have with one value. */
    static ObjectNode sharedAnnotations(List<Sorting> parts) {
        ObjectNode shared = PythonJson.NODES.objectNode();
        for (Map.Entry<String, JsonNode> entry : parts.getFirst().annotations().properties()) {
            if (parts.stream()
                    .allMatch(part -> part.getAnnotation(entry.getKey()).equals(entry.getValue()))) {
                shared.set(entry.getKey(), entry.getValue());
            }
        }
        return shared;
    }
}
