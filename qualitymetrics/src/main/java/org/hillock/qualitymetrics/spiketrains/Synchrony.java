package org.hillock.qualitymetrics.spiketrains;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * The part of a unit's spikes that stand at one sample with spikes of other units (Grün et al. 2022).
 *
 * @param synchronySizes how many spikes must stand at one sample, each size a column
 */
@Wire(name = "synchrony", doc = "Part of the spikes that stand at one sample with others.")
public record Synchrony(
        @Param(doc = "How many spikes must stand at one sample; one column each.", standard = "[2, 4, 8]", min = 2)
        List<Integer> synchronySizes)
        implements QualityMetric {
    /** Copies the list. */
    public Synchrony {
        synchronySizes = List.copyOf(synchronySizes);
    }

    @Override
    public List<MetricColumn> columns() {
        List<MetricColumn> columns = new ArrayList<>();
        for (int size : synchronySizes) {
            columns.add(MetricColumn.number(
                    "sync_spike_" + size, "", "Part of the spikes that are among " + size + " or more at one sample."));
        }
        return columns;
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of();
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        double[] parts = new double[synchronySizes.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (double) count(unit, synchronySizes.get(i)) / unit.numSpikes();
        }
        return Measurement.of(parts);
    }

    /** The samples at which a unit fires among so many spikes or more; a sample with two of its spikes counts once. */
    public static long count(UnitFacts unit, int size) {
        long count = 0;
        int at = 0;
        int[] groups = unit.coincidences();
        for (int segment = 0; segment < unit.all().numSegments(); segment++) {
            long[] train = unit.train(segment);
            for (int i = 0; i < train.length; i++, at++) {
                boolean again = i > 0 && train[i] == train[i - 1];
                count += groups[at] >= size && !again ? 1 : 0;
            }
        }
        return count;
    }
}
