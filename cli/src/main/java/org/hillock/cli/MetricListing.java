package org.hillock.cli;

import org.hillock.core.operation.OperationType;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A metric as {@code list} shows it: with what it needs and the columns that it gives. */
final class MetricListing {
    private MetricListing() {}

    static ObjectNode describe(OperationType<?> type) {
        ObjectNode entry = type.describe();
        if (type.withDefaults() instanceof QualityMetric metric) {
            ArrayNode needs = entry.putArray("depends_on");
            metric.dependsOn().stream().map(Ingredient::wireName).sorted().forEach(needs::add);
            ArrayNode columns = entry.putArray("columns");
            for (MetricColumn column : metric.columns()) {
                columns.addObject()
                        .put("name", column.name())
                        .put("unit", column.unit())
                        .put("doc", column.doc());
            }
        }
        return entry;
    }
}
