package org.hillock.qualitymetrics.components;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
 * @param maxSpikes of more spikes only about every so many-th is looked at
 * @param nNeighbors neighbours of a spike, itself included
 */
@Wire(name = "nearest_neighbor", doc = "Whether the nearest neighbours of spikes belong to the unit.")
public record NearestNeighbor(
        @Param(doc = "Of more spikes an even choice is looked at.", standard = "10000", min = 2) int maxSpikes,
        @Param(doc = "Neighbours of a spike, itself included.", standard = "5", min = 2) int nNeighbors) implements QualityMetric {
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
        int[] chosen = evenly(cloud.total());
        float[] points = new float[chosen.length * cloud.features()];
        int size = 0;
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(
                    cloud.points(), chosen[i] * cloud.features(), points, i * cloud.features(), cloud.features());
            size += chosen[i] < cloud.size() ? 1 : 0;
        }
        int[][] neighbours = NearestNeighbours.of(points, cloud.features(), chosen.length, nNeighbors - 1);
        return Measurement.partly(
                "no spike of the unit or none of another one is among the " + chosen.length + " that are looked at",
                NearestNeighbours.fractionBelow(neighbours, 0, size, size),
                NearestNeighbours.fractionBelow(neighbours, size, chosen.length, size));
    }

    /** Every spike, or about {@code maxSpikes} at a constant step. */
    private int[] evenly(int total) {
        double step = total > maxSpikes ? (double) total / maxSpikes : 1;
        return IntStream.range(0, (int) Math.ceil(total / step - 1e-9))
                .map(i -> (int) (i * step))
                .toArray();
    }
}
