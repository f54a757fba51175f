package org.hillock.generation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.values.NdArray;
import org.hillock.generation.firing.FiringScore;
import org.hillock.generation.templates.TemplateWindow;
import org.hillock.generation.templates.UnitModel;

/**
 * What happens in a generated recording: where channels and units are, and when units fire.
 *
 * @param channelLocations {@code [channels][2 or 3]} in µm
 * @param noiseLevels level of every channel in µV
 * @param units all units, where they are without motion
 * @param window the samples of templates
 * @param firingRates mean rate of every unit in Hz
 * @param played all spikes
 */
record Scene(
        double[][] channelLocations,
        double[] noiseLevels,
        List<UnitModel> units,
        TemplateWindow window,
        double[] firingRates,
        FiringScore.Played played) {
    /** The same with other units. */
    Scene withUnits(List<UnitModel> others) {
        return new Scene(channelLocations, noiseLevels, others, window, firingRates, played);
    }

    /** {@code [units][3]} in µm. */
    NdArray unitLocations() {
        double[] flat = units.stream()
                .flatMapToDouble(unit -> Arrays.stream(unit.location()))
                .toArray();
        return NdArray.ofDoubles(flat, units.size(), 3);
    }

    /** The channel on which each unit is largest. */
    int[] peakChannels() {
        return units.stream()
                .mapToInt(unit -> largest(unit.amplitudes(channelLocations)))
                .toArray();
    }

    /** The size of each unit on its peak channel in µV. */
    double[] peakAmplitudes() {
        return units.stream()
                .mapToDouble(unit ->
                        Arrays.stream(unit.amplitudes(channelLocations)).max().orElse(0))
                .toArray();
    }

    /** The size of each unit over the noise level of its peak channel. */
    double[] signalToNoise() {
        int[] channels = peakChannels();
        double[] peaks = peakAmplitudes();
        return IntStream.range(0, peaks.length)
                .mapToDouble(u -> peaks[u] / noiseLevels[channels[u]])
                .toArray();
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
