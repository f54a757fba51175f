package org.hillock.qualitymetrics.spiketrains;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Wire;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/** The number of spikes over all segments; 0 for an empty unit. */
@Wire(name = "num_spikes", doc = "Number of spikes over all segments.")
public record NumSpikes() implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(MetricColumn.count("num_spikes", "", "Spikes in all segments."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of();
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        return Measurement.of(unit.numSpikes());
    }

    @Override
    public Measurement ofEmptyUnit() {
        return Measurement.of(0);
    }
}
