package org.hillock.qualitymetrics.spiketrains;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.events.EventPairs;
import org.hillock.kernels.events.SlidingRefractoriness;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * The least contamination that can be ruled out with 90 % confidence for some refractory period (International Brain Laboratory et al. 2022).
 *
 * @param minSpikes units with as many spikes or fewer are not judged
 * @param binSizeMs step of the refractory periods, in ms
 * @param windowSizeS window of the correlogram in s; only its part within {@code maxRefPeriodMs} matters
 * @param excludeRefPeriodBelowMs refractory periods up to this are not tried, in ms
 * @param maxRefPeriodMs longest refractory period tried, in ms
 * @param contaminationValues the parts that are tried, rising; absent: 0.005 to 0.345 in steps of 0.005
 */
@Wire(name = "sliding_rp_violation", doc = "Least contamination that is ruled out for some refractory period.")
public record SlidingRefractoryPeriodViolation(
        @Param(doc = "Units with as many spikes or fewer are not judged.", standard = "0", min = 0)
        long minSpikes,

        @Param(doc = "Step of the refractory periods.", name = "bin_size_ms", unit = "ms", standard = "0.25", min = 0)
        double binSizeMs,

        @Param(
                doc = "Window of the correlogram; only its part within the longest refractory period matters.",
                name = "window_size_s",
                unit = "s",
                standard = "1.0",
                min = 0)
        double windowSizeS,

        @Param(doc = "Refractory periods up to this are not tried.", unit = "ms", standard = "0.5", min = 0)
        double excludeRefPeriodBelowMs,

        @Param(doc = "Longest refractory period that is tried.", unit = "ms", standard = "10.0", min = 0)
        double maxRefPeriodMs,

        @Param(
                doc = "Contaminations that are tried, rising; null: 0.005 to 0.345 in steps of 0.005.",
                standard = "null")
        Optional<List<Double>> contaminationValues)
        implements QualityMetric {
    private static final double MS = 1000;
    private static final int STANDARD_PARTS = 69;
    private static final double STANDARD_STEP = 0.5;

    @Override
    public List<MetricColumn> columns() {
        return List.of(MetricColumn.number(
                "sliding_rp_violation", "", "Least contamination that is ruled out with 90 % confidence, 0 to 1."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of();
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        if (unit.numSpikes() <= minSpikes) {
            return Measurement.none(1, "the unit has " + unit.numSpikes() + " spikes, not more than " + minSpikes);
        }
        double part = violations(unit).smallestSurePart(parts(), excludeRefPeriodBelowMs / MS);
        return Measurement.partly("none of the contaminations tried can be ruled out", part);
    }

    /** The contaminations that are tried. */
    public double[] parts() {
        if (contaminationValues.isPresent()) {
            return contaminationValues.get().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
        double[] parts = new double[STANDARD_PARTS];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (STANDARD_STEP + i * STANDARD_STEP) / 100;
        }
        return parts;
    }

    /** The pairs of spikes of a unit by their distance, and what follows from them. */
    public SlidingRefractoriness violations(UnitFacts unit) {
        double frequency = unit.all().samplingFrequency();
        long width = Math.max(1, (long) (binSizeMs * frequency / MS));
        int bins = (int) Math.ceil(maxRefPeriodMs / binSizeMs - 1e-9);
        long[] counts = new long[bins];
        for (int segment = 0; segment < unit.all().numSegments(); segment++) {
            EventPairs.addHistogram(unit.train(segment), width, counts);
        }
        return SlidingRefractoriness.of(counts, binSizeMs / MS, unit.firingRate(), unit.numSpikes());
    }
}
