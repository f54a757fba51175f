package org.hillock.qualitymetrics.amplitudes;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.AmplitudeMode;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.TemplateTools;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * The amplitude of the template relative to the noise of its channel.
 *
 * @param peakSign which way peaks point
 * @param peakMode where on the template the amplitude is read
 */
@Wire(name = "snr", doc = "Amplitude of the template divided by the noise of its channel.")
public record SignalToNoise(
        @Param(doc = "Which way peaks point.", standard = "\"neg\"")
        PeakSign peakSign,

        @Param(doc = "Where on the template the amplitude is read.", standard = "\"extremum\"")
        AmplitudeMode peakMode)
        implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(MetricColumn.number(
                "snr", "", "Absolute amplitude on the main channel divided by its median absolute deviation."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(Ingredient.TEMPLATES, Ingredient.NOISE_LEVELS);
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        int channel = unit.extremumChannel(peakSign, peakMode);
        double noise = unit.all().noiseLevels()[channel];
        double amplitude = TemplateTools.getTemplateAmplitudes(
                unit.all().templates().selectUnits(org.hillock.core.values.Ids.of(List.of(unit.id()))),
                peakSign,
                peakMode,
                true)[0][channel];
        return noise > 0
                ? Measurement.of(amplitude / noise)
                : Measurement.none(1, "the main channel has no noise (level " + noise + ")");
    }
}
