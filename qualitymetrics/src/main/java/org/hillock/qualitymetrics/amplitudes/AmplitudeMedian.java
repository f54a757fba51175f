package org.hillock.qualitymetrics.amplitudes;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.PeakSign;
import org.hillock.kernels.statistics.Median;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * The median amplitude of the spikes, negative for downward ones.
 *
 * @param peakSign which way spikes point; changes nothing
 */
@Wire(name = "amplitude_median", doc = "Median amplitude of the spikes, with its sign.")
public record AmplitudeMedian(
        @Param(doc = "Which way spikes point; changes nothing.", standard = "\"neg\"")
        PeakSign peakSign) implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(
                MetricColumn.number("amplitude_median", "µV", "Median amplitude; negative for downward spikes."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(Ingredient.SPIKE_AMPLITUDES);
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        return Measurement.of(Median.of(unit.amplitudes(Ingredient.SPIKE_AMPLITUDES)));
    }
}
