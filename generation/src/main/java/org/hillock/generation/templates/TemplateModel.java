package org.hillock.generation.templates;

import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;

/** Computes templates of units. */
public final class TemplateModel {
    private TemplateModel() {}

    /**
     * The template of one unit.
     *
     * @param curve the unit's course in time (kept by the caller, since it costs more than the rest)
     * @param laterSamples fraction of a sample by which the spike comes later
     * @return {@code [samples × channels]} in µV; the trough of the channel with the largest amplitude lies at {@code nbefore}
     */
    public static float[] template(
            UnitModel unit, SpikeCurve curve, double[][] channelLocations, TemplateWindow window, double laterSamples) {
        int channels = channelLocations.length;
        double[] amplitudes = unit.amplitudes(channelLocations);
        double[] delays = unit.delaysMs(channelLocations, amplitudes);
        double later = laterSamples * 1000 / window.samplingFrequency();
        float[] out = new float[window.numSamples() * channels];
        for (int t = 0, i = 0; t < window.numSamples(); t++) {
            double ms = window.timeMs(t) - later;
            for (int c = 0; c < channels; c++, i++) {
                out[i] = (float) amplitudes[c] * curve.at(ms - delays[c]);
            }
        }
        return out;
    }

    /** The templates of units, {@code [units, samples, channels]} in µV. */
    public static NdArray templates(List<UnitModel> units, double[][] channelLocations, TemplateWindow window) {
        return all(units, channelLocations, window, 1)
                .reshape(units.size(), window.numSamples(), channelLocations.length);
    }

    /**
     * The templates of units at {@code upsampleFactor} places between two samples, {@code [units, samples, channels, upsampleFactor]} in
     * µV: entry j comes j / upsampleFactor samples later than entry 0.
     */
    public static NdArray upsampledTemplates(
            List<UnitModel> units, double[][] channelLocations, TemplateWindow window, int upsampleFactor) {
        if (upsampleFactor < 1) {
            throw new WrongArgumentException(
                    "generate_templates: upsample_factor = " + upsampleFactor + " must be 1 or more.");
        }
        return all(units, channelLocations, window, upsampleFactor);
    }

    private static NdArray all(List<UnitModel> units, double[][] channels, TemplateWindow window, int factor) {
        int cells = window.numSamples() * channels.length;
        float[] all = new float[Math.multiplyExact(Math.multiplyExact(units.size(), cells), factor)];
        for (int u = 0; u < units.size(); u++) {
            SpikeCurve curve = units.get(u).shape().curve();
            for (int j = 0; j < factor; j++) {
                float[] one = template(units.get(u), curve, channels, window, (double) j / factor);
                for (int i = 0; i < cells; i++) {
                    all[(u * cells + i) * factor + j] = one[i];
                }
            }
        }
        return NdArray.ofFloats(all, units.size(), window.numSamples(), channels.length, factor);
    }
}
