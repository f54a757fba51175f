package org.hillock.qualitymetrics.amplitudes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.PeakSign;
import org.hillock.kernels.statistics.Histogram;
import org.hillock.kernels.statistics.Quantile;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * Whether the histogram of amplitudes is cut off towards the small ones, compared with its large ones (International Brain Laboratory et al.
 * 2022). Above 5 with a ratio above 0.1 many spikes are missing.
 *
 * @param highQuantile the part of the spikes that are the large ones
 * @param lowQuantile the part of the spikes that are the small ones
 * @param nBins bins of the histogram
 * @param peakSign which way spikes point
 */
@Wire(name = "noise_cutoff", doc = "How far the counts of small amplitudes are above those of large ones.")
public record NoiseCutoff(
        @Param(doc = "Part of the spikes that are the large ones.", standard = "0.25", min = 0, max = 1)
        double highQuantile,

        @Param(doc = "Part of the spikes that are the small ones.", standard = "0.1", min = 0, max = 1)
        double lowQuantile,

        @Param(doc = "Bins of the histogram.", name = "n_bins", standard = "100", min = 1, max = 1_000_000)
        int nBins,

        @Param(doc = "Which way spikes point.", standard = "\"neg\"")
        PeakSign peakSign)
        implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(
                MetricColumn.number(
                        "noise_cutoff",
                        "",
                        "Mean count of the low bins above that of the high ones, in deviations of these."),
                MetricColumn.number("noise_ratio", "", "Mean count of the low bins relative to the largest count."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(Ingredient.SPIKE_AMPLITUDES);
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        float[] amplitudes = Upwards.turned(unit.amplitudes(Ingredient.SPIKE_AMPLITUDES), peakSign);
        Histogram histogram = Histogram.of(amplitudes, nBins);
        double low = Quantile.of(amplitudes, lowQuantile);
        double high = Quantile.of(amplitudes, 1 - highQuantile);
        int lowBins = 0;
        while (lowBins < nBins && histogram.edges()[lowBins + 1] <= low) {
            lowBins++;
        }
        int highStart = nBins;
        while (highStart > 0 && histogram.edges()[highStart - 1] >= high) {
            highStart--;
        }
        double[] counts = Arrays.stream(histogram.counts()).asDoubleStream().toArray();
        double lowMean = mean(counts, 0, lowBins);
        double highMean = mean(counts, highStart, nBins);
        double cutoff = (lowMean - highMean) / deviation(counts, highStart, nBins, highMean);
        double ratio = lowMean / Arrays.stream(counts).max().orElse(Double.NaN);
        return Measurement.partly(
                "the histogram of " + amplitudes.length
                        + " amplitudes has no bins of small or of large ones, or all of the large are equal",
                Double.isInfinite(cutoff) ? Double.NaN : cutoff,
                ratio);
    }

    private static double mean(double[] counts, int from, int to) {
        return Arrays.stream(counts, from, to).average().orElse(Double.NaN);
    }

    private static double deviation(double[] counts, int from, int to, double mean) {
        double sum = Arrays.stream(counts, from, to)
                .map(count -> (count - mean) * (count - mean))
                .sum();
        return Math.sqrt(sum / (to - from - 1));
    }
}
