package org.hillock.qualitymetrics;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Ids;
import org.hillock.kernels.random.NumpyGenerator;
import org.hillock.qualitymetrics.units.MetricInput;
import org.hillock.qualitymetrics.units.SpikeArrays;

/** Made-up units on four channels in two segments: two that fire, one with a single spike, one without. */
final class Units {
    static final double RATE = 30_000;
    static final long[] LENGTHS = {300_000, 150_000};

    private Units() {}

    static SpikeVector spikes(long seed) {
        NumpyGenerator generator = NumpyGenerator.defaultRng(seed);
        int n = 900;
        long[] samples = new long[n + 1];
        int[] units = new int[n + 1];
        int[] segments = new int[n + 1];
        for (int i = 0; i < n; i++) {
            segments[i] = i % 3 == 0 ? 1 : 0;
            units[i] = i % 2;
            samples[i] = generator.integers(0, LENGTHS[segments[i]]);
        }
        units[n] = 2;
        samples[n] = 500;
        return SpikeVector.fromColumns(samples, units, segments, 2, 4);
    }

    static MetricInput input(long seed) {
        SpikeVector spikes = spikes(seed);
        float[] amplitudes = new float[spikes.size()];
        NumpyGenerator.defaultRng(seed + 1).standardNormal(amplitudes);
        double[] y = new double[spikes.size()];
        for (int i = 0; i < amplitudes.length; i++) {
            y[i] = 20 * spikes.unitIndex(i) + amplitudes[i];
            amplitudes[i] = -60 - 10 * spikes.unitIndex(i) + 5 * amplitudes[i];
        }
        return MetricInput.of(spikes, Ids.of("a", "b", "c", "d"), RATE, LENGTHS)
                .withSpikeAmplitudes(amplitudes)
                .withSpikeLocations(Map.of("y", y))
                .withTemplates(templates())
                .withNoiseLevels(5, 5, 5, 5)
                .withNoiseDeviations(6, 6, 6, 6)
                .withPrincipalComponents(components(spikes, seed));
    }

    static Templates templates() {
        float[] values = new float[4 * 30 * 4];
        for (int unit = 0; unit < 4; unit++) {
            for (int channel = 0; channel < 4; channel++) {
                values[(unit * 30 + 10) * 4 + channel] = -60 + 15 * Math.abs(unit - channel);
            }
        }
        return new Templates(
                RATE,
                10,
                30,
                Ids.of("a", "b", "c", "d"),
                Ids.range(4),
                true,
                values,
                new double[][] {{0, 0}, {0, 20}, {0, 40}, {0, 60}},
                Optional.empty());
    }

    static SpikeArrays components(SpikeVector spikes, long seed) {
        int size = 2 * 4;
        float[] values = new float[spikes.size() * size];
        NumpyGenerator.defaultRng(seed + 2).standardNormal(values);
        for (int i = 0; i < spikes.size(); i++) {
            values[i * size] += 4 * spikes.unitIndex(i);
        }
        int[] all = new int[spikes.size()];
        Arrays.setAll(all, i -> i);
        return SpikeArrays.of(values, all, 2, 4, Optional.empty());
    }
}
