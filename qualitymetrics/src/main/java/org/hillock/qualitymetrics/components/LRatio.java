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
 * The sum over spikes of other units of the probability that such a spike is one of the unit, by its number of spikes (Schmitzer-Torbert et al. 2005).
 */
@Wire(name = "l_ratio", doc = "Expected part of strangers among the unit, from their Mahalanobis distances.")
public record LRatio() implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(MetricColumn.number("l_ratio", "", "Small for isolated units."));
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
                .map(squared -> Measurement.of(ClusterIsolation.lRatio(squared, cloud.size(), cloud.features())))
                .orElseGet(() -> Measurement.none(1, Companions.singular(cloud)));
    }
}
