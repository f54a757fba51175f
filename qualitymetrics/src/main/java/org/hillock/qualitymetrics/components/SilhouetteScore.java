package org.hillock.qualitymetrics.components;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.clusters.Silhouette;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitCloud;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * How much nearer spikes are to their unit than to the nearest other one, in [-1, 1] (Rousseeuw 1987).
 *
 * @param method distances to the means of units, to all of their spikes, or both; a column each
 */
@Wire(name = "silhouette", doc = "How much nearer spikes are to their unit than to the nearest other one.")
public record SilhouetteScore(
        @Param(doc = "To the means of units, to all of their spikes, or both.", standard = "[\"simplified\"]")
        List<Method> method)
        implements QualityMetric {
    /** What distances are measured to. */
    public enum Method {
        /** The means of the units. */
        SIMPLIFIED,
        /** All spikes. */
        FULL
    }

    /** Copies the list. */
    public SilhouetteScore {
        method = method.stream().distinct().collect(Collectors.toUnmodifiableList());
    }

    @Override
    public List<MetricColumn> columns() {
        List<MetricColumn> columns = new ArrayList<>();
        for (Method one : method) {
            String doc = "Mean silhouette (" + one.name().toLowerCase(Locale.ROOT) + "), -1 to 1.";
            columns.add(MetricColumn.number(one == Method.FULL ? "silhouette_full" : "silhouette", "", doc));
        }
        return columns;
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(Ingredient.PRINCIPAL_COMPONENTS, Ingredient.TEMPLATES);
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        UnitCloud cloud = unit.cloud();
        String lacking = Companions.lacking(cloud);
        return lacking.isEmpty()
                ? Measurement.of(
                        method.stream().mapToDouble(one -> score(cloud, one)).toArray())
                : Measurement.none(method.size(), lacking);
    }

    private static double score(UnitCloud cloud, Method method) {
        return method == Method.FULL
                ? Silhouette.full(cloud.points(), cloud.features(), cloud.labels())
                : Silhouette.simplified(cloud.points(), cloud.features(), cloud.labels());
    }
}
