package org.hillock.qualitymetrics.spiketrains;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.events.EventPairs;
import org.hillock.kernels.events.Refractoriness;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * The part of strangers among the spikes of a unit, from all pairs of spikes closer than the refractory period and further apart than the
 * censored one (Llobet et al. 2022).
 *
 * @param refractoryPeriodMs in ms
 * @param censoredPeriodMs below which the sorter finds no second spike, in ms; shorter than the refractory period
 */
@Wire(name = "rp_violation", doc = "Contamination from pairs of spikes within the refractory period.")
public record RefractoryPeriodViolation(
        @Param(
                doc = "Pairs up to this distance are violations.",
                name = "refractory_period_ms",
                unit = "ms",
                standard = "1.0",
                min = 0)
        double refractoryPeriodMs,

        @Param(
                doc = "Pairs up to this distance are not looked at: the sorter can't find them.",
                name = "censored_period_ms",
                unit = "ms",
                standard = "0.0",
                min = 0)
        double censoredPeriodMs)
        implements QualityMetric {
    private static final double MS = 1000;

    @Override
    public List<MetricColumn> columns() {
        return List.of(
                MetricColumn.number("rp_contamination", "", "Part of the spikes that are not the neuron's, 0 to 1."),
                MetricColumn.count("rp_violations", "", "Pairs of spikes within the refractory period."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of();
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        double frequency = unit.all().samplingFrequency();
        long dead = (long) Math.rint(refractoryPeriodMs * frequency / MS);
        long censored = (long) Math.rint(censoredPeriodMs * frequency / MS);
        long pairs = 0;
        for (int segment = 0; segment < unit.all().numSegments(); segment++) {
            pairs += EventPairs.between(unit.train(segment), censored == 0 ? -1 : censored, dead);
        }
        if (dead <= censored) {
            return Measurement.none(2, "refractory_period_ms is not above censored_period_ms");
        }
        double part =
                Refractoriness.contamination(pairs, unit.numSpikes(), unit.all().totalSamples(), dead, censored);
        return Measurement.of(part, pairs);
    }
}
