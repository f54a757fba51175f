package org.hillock.qualitymetrics.spiketrains;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Wire;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/** Spikes per second over all segments; 0 for an empty unit. */
@Wire(name = "firing_rate", doc = "Spikes per second, averaged over all segments.")
public record FiringRate() implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(MetricColumn.number("firing_rate", "Hz", "Spikes divided by the length of all segments."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of();
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        return Measurement.of(unit.firingRate());
    }

    @Override
    public Measurement ofEmptyUnit() {
        return Measurement.of(0);
    }
}
