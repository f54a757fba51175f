package org.hillock.qualitymetrics.amplitudes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.events.EventBins;
import org.hillock.kernels.statistics.Moments;
import org.hillock.kernels.statistics.Quantile;
import org.hillock.qualitymetrics.spiketrains.Percentiles;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * How much amplitudes vary within bins of about equally many spikes.
 *
 * @param averageNumSpikesPerBin spikes that a bin has on average
 * @param percentiles the two between which the range over bins is measured
 * @param minNumBins how many bins there must be
 * @param amplitudeExtension whether amplitudes or the scalings of the template are looked at
 */
@Wire(name = "amplitude_cv", doc = "Coefficient of variation of the amplitudes over time.")
public record AmplitudeVariation(
        @Param(doc = "Spikes that a bin has on average.", standard = "50", min = 1)
        int averageNumSpikesPerBin,

        @Param(
                doc = "The two percentiles between which the range is measured.",
                unit = "%",
                standard = "[5, 95]",
                min = 0,
                max = 100)
        List<Double> percentiles,

        @Param(doc = "How many bins there must be.", standard = "10", min = 1)
        int minNumBins,

        @Param(
                doc = "What is looked at.",
                standard = "\"spike_amplitudes\"",
                choices = {"spike_amplitudes", "amplitude_scalings"})
        String amplitudeExtension)
        implements QualityMetric {
    /** Refuses percentiles that are not two rising ones, and other names. */
    public AmplitudeVariation {
        percentiles = Percentiles.two("amplitude_cv", percentiles);
        if (!amplitudeExtension.equals("spike_amplitudes") && !amplitudeExtension.equals("amplitude_scalings")) {
            throw new WrongArgumentException("amplitude_cv: amplitude_extension = '" + amplitudeExtension
                    + "' must be spike_amplitudes or amplitude_scalings.");
        }
    }

    @Override
    public List<MetricColumn> columns() {
        return List.of(
                MetricColumn.number(
                        "amplitude_cv_median", "", "Median over bins of standard deviation by absolute mean."),
                MetricColumn.number("amplitude_cv_range", "", "Range over bins between the percentiles."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(ingredient());
    }

    private Ingredient ingredient() {
        return amplitudeExtension.equals("amplitude_scalings")
                ? Ingredient.AMPLITUDE_SCALINGS
                : Ingredient.SPIKE_AMPLITUDES;
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        double seconds = averageNumSpikesPerBin / unit.firingRate();
        long width = (long) (seconds * unit.all().samplingFrequency());
        List<Double> variations = new ArrayList<>();
        for (int segment = 0; segment < unit.all().numSegments(); segment++) {
            addVariations(unit, segment, width, variations);
        }
        double[] all = variations.stream().mapToDouble(Double::doubleValue).toArray();
        if (all.length < minNumBins) {
            return Measurement.none(
                    2,
                    "there are " + all.length + " bins of " + averageNumSpikesPerBin + " spikes, fewer than "
                            + minNumBins);
        }
        return Measurement.partly(
                "a bin of the mean length of " + averageNumSpikesPerBin + " spikes has none",
                Quantile.of(all, 0.5),
                Quantile.of(all, percentiles.get(1) / 100) - Quantile.of(all, percentiles.get(0) / 100));
    }

    private void addVariations(UnitFacts unit, int segment, long width, List<Double> variations) {
        long[] train = unit.train(segment);
        float[] amplitudes = unit.amplitudes(ingredient(), segment);
        double mean = Math.abs(Moments.mean(amplitudes));
        int bins = (int) ((unit.all().numSamples(segment) - 1) / width);
        int from = 0;
        for (int bin = 0; bin < bins; bin++) {
            int to = from;
            while (to < train.length && EventBins.index(train[to], width, Integer.MAX_VALUE) <= bin) {
                to++;
            }
            variations.add(Moments.deviation(Arrays.copyOfRange(amplitudes, from, to)) / mean);
            from = to;
        }
    }
}
