package org.hillock.generation.firing;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.generation.basis.RandomStream;
import org.hillock.kernels.random.NumpyGenerator;

/**
 * Everything about when units fire and how large single spikes are.
 *
 * @param samplingFrequency samples per second in Hz
 * @param numSamples samples of every segment
 * @param firingRates mean rate of every unit in Hz, before bursts and pauses
 * @param refractoryPeriodMs smallest interval of a unit in ms
 * @param bursts who bursts and how
 * @param pauses who pauses and how long
 * @param amplitudeStd standard deviation of the relative amplitude of single spikes around 1; below 0.1 they never fall
 */
public record FiringScore(
        double samplingFrequency,
        List<Long> numSamples,
        List<Double> firingRates,
        double refractoryPeriodMs,
        Bursts bursts,
        Pauses pauses,
        double amplitudeStd) {
    private static final float SMALLEST_AMPLITUDE = 0.1f;

    /** Spikes with one relative amplitude for each, in the order of the spikes. */
    public record Played(SpikeVector spikes, float[] amplitudes) {}

    /** Draws all spikes; equal seeds give equal spikes. */
    public Played play(long seed) {
        int units = firingRates.size();
        boolean[] bursting = chosen(units, bursts.unitFraction(), RandomStream.BURSTS.of(seed));
        boolean[] pausing = chosen(units, pauses.unitFraction(), RandomStream.PAUSES.of(seed));
        List<List<AmplitudeTrain>> segments = new ArrayList<>();
        for (int s = 0; s < numSamples.size(); s++) {
            List<AmplitudeTrain> trains = new ArrayList<>();
            for (int u = 0; u < units; u++) {
                trains.add(train(s, u, bursting[u], pausing[u], seed));
            }
            segments.add(trains);
        }
        return joined(segments, units);
    }

    private static boolean[] chosen(int units, double fraction, NumpyGenerator random) {
        boolean[] chosen = new boolean[units];
        for (int unit : random.choice(units, (int) Math.round(fraction * units), false, true)) {
            chosen[unit] = true;
        }
        return chosen;
    }

    private AmplitudeTrain train(int segment, int unit, boolean bursting, boolean pausing, long seed) {
        long length = numSamples.get(segment);
        PoissonTrain process = PoissonTrain.of(firingRates.get(unit), samplingFrequency, refractoryPeriodMs);
        long[] frames = process.draw(length, RandomStream.SPIKE_TIMES.of(seed, segment, unit));
        if (pausing) {
            frames = pauses.apply(frames, samplingFrequency, length, RandomStream.PAUSES.of(seed, segment, unit));
        }
        AmplitudeTrain train = AmplitudeTrain.of(frames);
        if (bursting) {
            NumpyGenerator random = RandomStream.BURSTS.of(seed, segment, unit);
            train = bursts.apply(train, samplingFrequency, process.deadSamples(), length, random);
        }
        if (amplitudeStd > 0) {
            vary(train.amplitudes(), RandomStream.SPIKE_AMPLITUDES.of(seed, segment, unit));
        }
        return train;
    }

    private void vary(float[] amplitudes, NumpyGenerator random) {
        for (int i = 0; i < amplitudes.length; i++) {
            amplitudes[i] *= Math.max(SMALLEST_AMPLITUDE, (float) random.normal(1, amplitudeStd));
        }
    }

    private static Played joined(List<List<AmplitudeTrain>> segments, int units) {
        SpikeVector spikes = SpikeVector.fromTrains(
                segments.stream()
                        .map(trains ->
                                trains.stream().map(AmplitudeTrain::frames).toList())
                        .toList(),
                units);
        float[] amplitudes = new float[spikes.size()];
        for (int s = 0; s < segments.size(); s++) {
            int[] next = new int[units];
            for (int i = spikes.segmentStart(s); i < spikes.segmentEnd(s); i++) {
                int unit = spikes.unitIndex(i);
                amplitudes[i] = segments.get(s).get(unit).amplitudes()[next[unit]++];
            }
        }
        return new Played(spikes, amplitudes);
    }
}
