package org.hillock.core.sorting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hillock.core.operation.OperationType;
import tools.jackson.databind.JsonNode;

/** A sorting as text: one line of facts, and the file that it was read from. */
public final class SortingText {
    private SortingText() {}

    static String of(Sorting sorting) {
        String name = sorting.getAnnotation("name").asString("");
        String head = name.isEmpty()
                ? OperationType.of(sorting.provenance().operation()).className()
                : name;
        return head + ": " + sorting.getNumUnits() + " units - " + sorting.getNumSegments() + " segments - "
                + frequency(sorting.getSamplingFrequency()) + file(sorting);
    }

    private static String file(Sorting sorting) {
        var operation = sorting.provenance().operation();
        if (!operation.isDumpable() || !sorting.provenance().parents().isEmpty()) {
            return "";
        }
        JsonNode kwargs = OperationType.of(operation).toJson(operation);
        return kwargs.has("file_path")
                ? "\n  file_path: " + kwargs.get("file_path").asString()
                : "";
    }

    /** A rate as the peer prints it for sortings and snippets: always kHz with one decimal ({@code 24.4kHz}). */
    public static String frequency(double hertz) {
        return new BigDecimal(hertz / 1000).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + "kHz";
    }
}
