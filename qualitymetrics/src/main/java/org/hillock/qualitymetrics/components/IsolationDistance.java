package org.hillock.qualitymetrics.components;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.clusters.ClusterIsolation;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitCloud;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * The squared Mahalanobis distance within which as many spikes of other units lie as the unit has (Harris et al. 2001).
 */
@Wire(
        name = "isolation_distance",
        doc = "Squared Mahalanobis distance within which as many strangers lie as the unit has spikes.")
public record IsolationDistance() implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(MetricColumn.number(
                "isolation_distance", "", "Squared Mahalanobis distance; large for isolated units."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(Ingredient.PRINCIPAL_COMPONENTS, Ingredient.TEMPLATES);
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        UnitCloud cloud = unit.cloud();
        String lacking = Companions.lacking(cloud);
        if (!lacking.isEmpty()) {
            return Measurement.none(columns().size(), lacking);
        }
        return cloud.strangers()
                .map(squared -> Measurement.of(ClusterIsolation.isolationDistance(squared, cloud.size())))
                .orElseGet(() -> Measurement.none(1, Companions.singular(cloud)));
    }
}
