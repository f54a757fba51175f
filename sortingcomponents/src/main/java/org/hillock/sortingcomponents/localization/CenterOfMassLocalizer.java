package org.hillock.sortingcomponents.localization;

import java.util.List;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.kernels.localization.CenterOfMass;
import org.hillock.kernels.localization.Neighbourhoods;
import org.hillock.kernels.localization.SpikeFeature;

/**
 * Places a peak at the mean of the channels around it, weighted by what each sees.
 *
 * @param radiusUm channels nearer than this to the peak's channel count
 * @param feature what is measured of the waveform on each channel
 */
@Wire(
        name = "center_of_mass",
        pythonClass = "spikeinterface.sortingcomponents.peak_localization.LocalizeCenterOfMass",
        doc = "Places a peak at the mean of the channels around it, weighted by what each sees.")
public record CenterOfMassLocalizer(
        @Param(
                doc = "Channels nearer than this count.",
                unit = "um",
                standard = "75.0",
                min = 0,
                aliases = "local_radius_um")
        double radiusUm,

        @Param(
                doc = "What is measured of the waveform on each channel.",
                standard = "\"ptp\"",
                choices = {"ptp", "mean", "energy", "peak_voltage"})
        SpikeFeature feature)
        implements PeakLocalizer {
    @Override
    public List<String> fields() {
        return List.of("x", "y");
    }

    @Override
    public Places among(double[][] locations, WaveformWindow window, double samplingFrequency) {
        int[][] around = Neighbourhoods.nearerThan(locations, radiusUm);
        return () -> {
            double[] weights = new double[locations.length];
            return (values, offset, stride, channel, out) -> {
                int[] channels = around[channel];
                feature.measure(values, offset, stride, window.numSamples(), window.nbefore(), channels, weights);
                CenterOfMass.locate(weights, channels, locations, out);
            };
        };
    }
}
