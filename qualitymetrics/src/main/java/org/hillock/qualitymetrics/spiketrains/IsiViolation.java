package org.hillock.qualitymetrics.spiketrains;

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
 * Intervals between spikes that are too short for one neuron, as the rate of strangers that would make them relative to the unit's own
 * (Hill, Mehta and Kleinfeld 2011). Not limited: can exceed 1.
 *
 * @param isiThresholdMs below which an interval is a violation, in ms
 * @param minIsiMs below which the sorter finds no second spike, in ms
 */
@Wire(name = "isi_violation", doc = "Intervals between spikes below a refractory period.")
public record IsiViolation(
        @Param(
                doc = "Intervals shorter than this are violations.",
                name = "isi_threshold_ms",
                unit = "ms",
                standard = "1.5",
                min = 0)
        double isiThresholdMs,

        @Param(
                doc = "Shortest interval that the sorter can find.",
                name = "min_isi_ms",
                unit = "ms",
                standard = "0.0",
                min = 0)
        double minIsiMs)
        implements QualityMetric {
    private static final double MS = 1000;

    @Override
    public List<MetricColumn> columns() {
        return List.of(
                MetricColumn.number(
                        "isi_violations_ratio",
                        "",
                        "Rate of the spikes that would make the violations, relative to the unit's rate; can exceed 1."),
                MetricColumn.count("isi_violations_count", "", "Intervals that are too short."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of();
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        double frequency = unit.all().samplingFrequency();
        double threshold = isiThresholdMs / MS;
        long violations = 0;
        for (int segment = 0; segment < unit.all().numSegments(); segment++) {
            long[] train = unit.train(segment);
            for (int i = 1; i < train.length; i++) {
                violations += train[i] / frequency - train[i - 1] / frequency < threshold ? 1 : 0;
            }
        }
        double violationTime = 2 * unit.numSpikes() * (threshold - minIsiMs / MS);
        double ratio = violations / violationTime / unit.firingRate();
        return Measurement.partly("isi_threshold_ms is not above min_isi_ms", ratio, violations);
    }
}
