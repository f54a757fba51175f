package org.hillock.sortingcomponents.localization;

import java.util.Arrays;
import java.util.List;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.kernels.localization.MonopolarTriangulation;
import org.hillock.kernels.localization.Neighbourhoods;
import org.hillock.kernels.localization.RadialParents;
import org.hillock.kernels.localization.SpikeFeature;

/**
 * Places a peak where a point source would lie whose signal falls with one over the distance.
 *
 * @param radiusUm channels nearer than this to the peak's channel count
 * @param maxDistanceUm how far from the centre of mass a source may lie
 * @param optimizer how the model is fitted
 * @param enforceDecrease whether what channels see is cut down where it grows with the distance from the peak's channel
 * @param feature what is measured of the waveform on each channel; a peak voltage counts without its sign
 */
@Wire(
        name = "monopolar_triangulation",
        pythonClass = "spikeinterface.sortingcomponents.peak_localization.LocalizeMonopolarTriangulation",
        doc = "Places a peak where a point source would lie whose signal falls with one over the distance.")
public record MonopolarLocalizer(
        @Param(
                doc = "Channels nearer than this count.",
                unit = "um",
                standard = "75.0",
                min = 0,
                aliases = "local_radius_um")
        double radiusUm,

        @Param(doc = "How far from the centre of mass a source may lie.", unit = "um", standard = "150.0", min = 0)
        double maxDistanceUm,

        @Param(
                doc = "How the model is fitted.",
                standard = "\"minimize_with_log_penality\"",
                choices = {"least_square", "minimize_with_log_penality"})
        MonopolarTriangulation.Optimizer optimizer,

        @Param(doc = "Cut down what grows with the distance from the peak's channel.", standard = "true")
        boolean enforceDecrease,

        @Param(
                doc = "What is measured of the waveform on each channel.",
                standard = "\"ptp\"",
                choices = {"ptp", "energy", "peak_voltage"})
        SpikeFeature feature)
        implements PeakLocalizer {
    @Override
    public List<String> fields() {
        return List.of("x", "y", "z", "alpha");
    }

    @Override
    public Places among(double[][] locations, WaveformWindow window, double samplingFrequency) {
        int[][] around = Neighbourhoods.nearerThan(locations, radiusUm);
        RadialParents parents = RadialParents.of(locations, around);
        int most = Arrays.stream(around)
                .mapToInt(channels -> channels.length)
                .max()
                .orElse(1);
        return () -> new Fit(locations, window, around, parents, most);
    }

    private final class Fit implements Locator {
        private final double[][] locations;
        private final WaveformWindow window;
        private final int[][] around;
        private final RadialParents parents;
        private final double[] weights;
        private final MonopolarTriangulation triangulation;

        Fit(double[][] locations, WaveformWindow window, int[][] around, RadialParents parents, int most) {
            this.locations = locations;
            this.window = window;
            this.around = around;
            this.parents = parents;
            this.weights = new double[most];
            this.triangulation = new MonopolarTriangulation(optimizer, maxDistanceUm, most);
        }

        @Override
        public void locate(float[] values, int offset, int stride, int channel, double[] out) {
            int[] channels = around[channel];
            feature.measure(values, offset, stride, window.numSamples(), window.nbefore(), channels, weights);
            for (int k = 0; k < channels.length; k++) {
                weights[k] = Math.abs(weights[k]);
            }
            if (enforceDecrease) {
                parents.enforceDecrease(weights, channel);
            }
            triangulation.locate(weights, channels, locations, out);
        }
    }
}
