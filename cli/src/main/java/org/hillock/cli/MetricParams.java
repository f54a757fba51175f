package org.hillock.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.qualitymetrics.units.QualityMetric;
import tools.jackson.databind.node.ObjectNode;

/** Parameters of metrics as they stand on a command line: {@code metric.name=value}. */
final class MetricParams {
    private MetricParams() {}

    /** The parameters by the name of their metric; an unknown metric is refused with the known ones listed. */
    static ObjectNode of(Map<String, String> pairs) {
        Map<String, Map<String, String>> byMetric = new LinkedHashMap<>();
        pairs.forEach((key, value) -> {
            int dot = key.indexOf('.');
            if (dot < 1) {
                throw new WrongArgumentException("metrics: --param '" + key + "=" + value
                        + "' must be METRIC.NAME=VALUE, for example snr.peak_sign=both.");
            }
            byMetric.computeIfAbsent(key.substring(0, dot), metric -> new LinkedHashMap<>())
                    .put(key.substring(dot + 1), value);
        });
        ObjectNode out = PythonJson.NODES.objectNode();
        byMetric.forEach((metric, values) ->
                out.set(metric, NamedValues.of(Catalog.standard().named(QualityMetric.class, metric), values)));
        return out;
    }
}
