package org.hillock.generation.firing;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.generation.basis.Interval;
import org.hillock.kernels.random.NumpyGenerator;

/**
 * How some units burst: a spike is followed by more at short intervals, each smaller than the one before.
 *
 * @param unitFraction share of the units that burst, in [0, 1]
 * @param spikeFraction share of such a unit's spikes that begin a burst, in [0, 1]
 * @param maxExtraSpikes a burst has 1 to this many spikes more
 * @param intervalMs time between spikes of a burst in ms; never shorter than the refractory period
 * @param shrink by how much a spike is smaller than the one before, a share in [0, 1)
 */
public record Bursts(
        double unitFraction, double spikeFraction, int maxExtraSpikes, Interval intervalMs, Interval shrink) {
    /** Refuses shares outside [0, 1]. */
    public Bursts {
        if (!(unitFraction >= 0 && unitFraction <= 1 && spikeFraction >= 0 && spikeFraction <= 1)) {
            throw new WrongArgumentException("bursts: fractions " + unitFraction + " of units and " + spikeFraction
                    + " of spikes must lie in [0, 1].");
        }
        if (maxExtraSpikes < 1 || intervalMs.low() < 0 || shrink.low() < 0 || !(shrink.high() < 1)) {
            throw new WrongArgumentException("bursts: burst_max_spikes = " + maxExtraSpikes
                    + " must be 1 or more, intervals 0 ms or more, and the shrinking must lie in [0, 1).");
        }
    }

    /** No unit bursts. */
    public static Bursts none() {
        return new Bursts(0, 0.35, 3, new Interval(3, 7), new Interval(0.08, 0.25));
    }

    /** The train with bursts; a burst ends before it would come closer than {@code deadSamples} to the next spike or reach the end. */
    AmplitudeTrain apply(
            AmplitudeTrain train, double samplingFrequency, int deadSamples, long numSamples, NumpyGenerator random) {
        AmplitudeTrain.Builder out = new AmplitudeTrain.Builder();
        for (int i = 0; i < train.size(); i++) {
            long next = i + 1 < train.size() ? train.frames()[i + 1] : numSamples - 1 + deadSamples;
            out.add(train.frames()[i], train.amplitudes()[i]);
            if (random.random() < spikeFraction) {
                addBurst(
                        out,
                        train.frames()[i],
                        train.amplitudes()[i],
                        next - deadSamples,
                        random,
                        samplingFrequency,
                        deadSamples);
            }
        }
        return out.build();
    }

    private void addBurst(
            AmplitudeTrain.Builder out,
            long start,
            float size,
            long last,
            NumpyGenerator random,
            double samplingFrequency,
            int deadSamples) {
        long extra = random.integers(1, maxExtraSpikes, true);
        long frame = start;
        float amplitude = size;
        for (int i = 0; i < extra; i++) {
            long interval = Math.round(intervalMs.draw(random) * samplingFrequency / 1000);
            frame += Math.max(deadSamples, interval);
            amplitude *= (float) (1 - shrink.draw(random));
            if (frame > last) {
                return;
            }
            out.add(frame, amplitude);
        }
    }
}
