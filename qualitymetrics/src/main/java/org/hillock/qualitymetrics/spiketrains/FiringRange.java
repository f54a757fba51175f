package org.hillock.qualitymetrics.spiketrains;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.events.EventBins;
import org.hillock.kernels.statistics.Quantile;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * How far the rate of a unit ranges over whole bins.
 *
 * @param binSizeS length of a bin in s
 * @param percentiles the two between which the range is measured
 */
@Wire(name = "firing_range", doc = "Range of the firing rate between two percentiles of bins.")
public record FiringRange(
        @Param(doc = "Length of a bin.", name = "bin_size_s", unit = "s", standard = "5.0", min = 0)
        double binSizeS,

        @Param(
                doc = "The two percentiles between which the range is measured.",
                unit = "%",
                standard = "[5, 95]",
                min = 0,
                max = 100)
        List<Double> percentiles)
        implements QualityMetric {
    /** Copies the list. */
    public FiringRange {
        percentiles = Percentiles.two("firing_range", percentiles);
    }

    @Override
    public List<MetricColumn> columns() {
        return List.of(MetricColumn.number("firing_range", "Hz", "Range of the rate between the percentiles."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of();
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        long width = (long) (binSizeS * unit.all().samplingFrequency());
        DoubleStream rates = DoubleStream.empty();
        for (int segment = 0; segment < unit.all().numSegments() && width > 0; segment++) {
            int bins = (int) (unit.all().numSamples(segment) / width);
            int[] counts = EventBins.counts(unit.train(segment), width, bins);
            rates = DoubleStream.concat(rates, Arrays.stream(counts).mapToDouble(count -> count / binSizeS));
        }
        double[] all = rates.toArray();
        return all.length == 0
                ? Measurement.none(1, "no segment is as long as one bin of " + binSizeS + " s")
                : Measurement.of(
                        Quantile.of(all, percentiles.get(1) / 100) - Quantile.of(all, percentiles.get(0) / 100));
    }
}
