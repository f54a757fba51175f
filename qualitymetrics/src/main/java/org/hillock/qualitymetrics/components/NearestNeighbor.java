package org.hillock.qualitymetrics.components;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.clusters.NearestNeighbours;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitCloud;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * The nearest neighbours of the unit's spikes and of the others' (Chung et al. 2017). As in the peer the first neighbour is the spike itself
 * and not counted, so that one fewer than asked for is looked at.
 *
 * @param maxSpikes of more spikes an even choice of as many is looked at; a spike at the border may then count for the others, as in the peer
 * @param nNeighbors neighbours of a spike, itself included
 */
@Wire(name = "nearest_neighbor", doc = "Whether the nearest neighbours of spikes belong to the unit.")
public record NearestNeighbor(
        @Param(doc = "Of more spikes an even choice is looked at.", standard = "10000", min = 2)
        int maxSpikes,

        @Param(doc = "Neighbours of a spike, itself included.", standard = "5", min = 2)
        int nNeighbors)
        implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(
                MetricColumn.number("nn_hit_rate", "", "Part of the neighbours of the unit's spikes that are its own."),
                MetricColumn.number("nn_miss_rate", "", "Part of the neighbours of other spikes that are the unit's."));
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
        double[] rates = rates(cloud);
        return Measurement.partly(
                "no spike of the unit or none of another one is among those that are looked at", rates[0], rates[1]);
    }

    /** The hit rate and the miss rate of a cloud; NaN where there are no spikes of the one kind or the other. */
    public double[] rates(UnitCloud cloud) {
        double step = cloud.total() > maxSpikes ? (double) cloud.total() / maxSpikes : 1;
        int count = (int) Math.ceil(cloud.total() / step - 1e-9);
        int size = (int) (cloud.size() / step);
        float[] points = new float[count * cloud.features()];
        for (int i = 0; i < count; i++) {
            int chosen = (int) (i * step);
            System.arraycopy(cloud.points(), chosen * cloud.features(), points, i * cloud.features(), cloud.features());
        }
        int[][] neighbours = NearestNeighbours.of(points, cloud.features(), count, nNeighbors - 1);
        return new double[] {
            NearestNeighbours.fractionBelow(neighbours, 0, size, size),
            NearestNeighbours.fractionBelow(neighbours, size, count, size)
        };
    }
}
