package org.hillock.qualitymetrics.amplitudes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.AmplitudeMode;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.Templates;
import org.hillock.kernels.events.CensoredEvents;
import org.hillock.kernels.statistics.Moments;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * How much amplitudes vary, relative to the noise of the main channel: about 1 for a single neuron (Pouzat et al. 2004).
 *
 * @param censoredPeriodMs spikes within this time after a kept one are left out, in ms
 * @param correctForDrift whether differences of successive amplitudes are looked at
 * @param correctForTemplateItself whether the part of the noise that is the unit's own spikes is taken away
 */
@Wire(name = "sd_ratio", doc = "Standard deviation of the amplitudes divided by that of the main channel.")
public record DeviationRatio(
        @Param(
                doc = "Spikes within this time after a kept one are left out.",
                name = "censored_period_ms",
                unit = "ms",
                standard = "4.0",
                min = 0)
        double censoredPeriodMs,

        @Param(doc = "Whether differences of successive amplitudes are looked at.", standard = "true")
        boolean correctForDrift,

        @Param(doc = "Whether the unit's own spikes are taken away from the noise.", standard = "true")
        boolean correctForTemplateItself)
        implements QualityMetric {
    private static final double MS = 1000;

    @Override
    public List<MetricColumn> columns() {
        return List.of(MetricColumn.number("sd_ratio", "", "About 1 for a single neuron, larger for a mixture."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(Ingredient.SPIKE_AMPLITUDES, Ingredient.TEMPLATES, Ingredient.RECORDING);
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        if (unit.numSpikes() == 1) {
            return Measurement.of(0);
        }
        double noise = noise(unit);
        return noise > 0
                ? Measurement.of(spread(unit) / noise)
                : Measurement.none(1, "the main channel has no noise beside the unit's own spikes");
    }

    private double spread(UnitFacts unit) {
        long period = (long) Math.rint(censoredPeriodMs * unit.all().samplingFrequency() / MS);
        float[] kept = new float[unit.numSpikes()];
        float[] steps = new float[unit.numSpikes()];
        int count = 0;
        int numSteps = 0;
        for (int segment = 0; segment < unit.all().numSegments(); segment++) {
            float[] amplitudes = unit.amplitudes(Ingredient.SPIKE_AMPLITUDES, segment);
            for (int index : CensoredEvents.kept(unit.train(segment), period)) {
                kept[count++] = amplitudes[index];
                if (count > 1) {
                    steps[numSteps++] = kept[count - 1] - kept[count - 2];
                }
            }
        }
        return correctForDrift
                ? Moments.deviation(Arrays.copyOf(steps, numSteps)) / Math.sqrt(2)
                : Moments.deviation(Arrays.copyOf(kept, count));
    }

    private double noise(UnitFacts unit) {
        int channel = unit.extremumChannel(PeakSign.NEG, AmplitudeMode.EXTREMUM);
        double noise = unit.all().noiseDeviations()[channel];
        if (!correctForTemplateItself) {
            return noise;
        }
        Templates templates = unit.all().templates();
        int samples = templates.numSamples();
        double mean = 0;
        double meanSquare = 0;
        for (int sample = 0; sample < samples; sample++) {
            double value = templates.get(unit.index(), sample, channel);
            mean += value / samples;
            meanSquare += value * value / samples;
        }
        double part = (double) samples * unit.numSpikes() / unit.all().totalSamples();
        return Math.sqrt(noise * noise - (part * meanSquare - part * part * mean * mean));
    }
}
