package org.hillock.qualitymetrics.components;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.clusters.LinearDiscriminant;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitCloud;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * The distance of the unit from all others along their linear discriminant, in units of their spread (Hill, Mehta and Kleinfeld 2011).
 */
@Wire(name = "d_prime", doc = "Distance of the unit from the others along the linear discriminant.")
public record DPrime() implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(
                MetricColumn.number("d_prime", "", "Distance in standard deviations; large for isolated units."));
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
        double distance = LinearDiscriminant.dPrime(cloud.points(), cloud.features(), cloud.size(), cloud.total());
        return Measurement.partly("the unit and the others have no spread along their discriminant", distance);
    }
}
