package org.hillock.qualitymetrics.amplitudes;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.PeakSign;
import org.hillock.kernels.statistics.CutTail;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * The part of a unit's spikes that are missing because they are too small to be found, from the histogram of amplitudes (Hill, Mehta and
 * Kleinfeld 2011).
 *
 * <p>The cut tail is that of the small spikes: amplitudes are turned so that large spikes have large numbers.
 *
 * @param peakSign which way spikes point
 * @param numHistogramBins bins of the histogram
 * @param histogramSmoothingValue standard deviation of the Gaussian that smooths it, in bins
 * @param amplitudesBinsMinRatio how many spikes a bin must have on average
 */
@Wire(name = "amplitude_cutoff", doc = "Part of the spikes that are missing below the detection threshold.")
public record AmplitudeCutoff(
        @Param(doc = "Which way spikes point.", standard = "\"neg\"")
        PeakSign peakSign,

        @Param(doc = "Bins of the histogram.", standard = "100", min = 1, max = 1_000_000)
        int numHistogramBins,

        @Param(
                doc = "Standard deviation of the Gaussian that smooths the histogram.",
                unit = "bins",
                standard = "3.0",
                min = 1e-6)
        double histogramSmoothingValue,

        @Param(doc = "How many spikes a bin must have on average.", standard = "5.0", min = 0)
        double amplitudesBinsMinRatio)
        implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(MetricColumn.number("amplitude_cutoff", "", "Part of the spikes that are missing, 0 to 0.5."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(Ingredient.SPIKE_AMPLITUDES);
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        float[] amplitudes = unit.amplitudes(Ingredient.SPIKE_AMPLITUDES);
        if ((double) amplitudes.length / numHistogramBins < amplitudesBinsMinRatio) {
            return Measurement.none(
                    1,
                    "the unit has " + amplitudes.length + " spikes, fewer than " + amplitudesBinsMinRatio
                            + " for each of the " + numHistogramBins + " bins");
        }
        return Measurement.of(
                CutTail.missing(Upwards.turned(amplitudes, peakSign), numHistogramBins, histogramSmoothingValue));
    }
}
