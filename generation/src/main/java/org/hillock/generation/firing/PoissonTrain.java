package org.hillock.generation.firing;

import java.util.Arrays;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.kernels.random.NumpyGenerator;

/**
 * A spike train in discrete time whose intervals are a dead time plus a geometric number of samples: a Poisson process with refractory period,
 * whose free rate is raised so that the mean rate is the wanted one (Deger et al., J Comput Neurosci 32, 2012).
 *
 * @param deadSamples samples that two spikes are apart at least, 1 or more
 * @param probability that a spike comes in a sample once the dead time is over
 */
public record PoissonTrain(int deadSamples, double probability) {
    /**
     * The process of a rate.
     *
     * @param firingRate mean rate in Hz, 0 or more
     * @param samplingFrequency samples per second in Hz
     * @param refractoryPeriodMs smallest interval in ms, 0 or more
     */
    public static PoissonTrain of(double firingRate, double samplingFrequency, double refractoryPeriodMs) {
        int dead = deadSamples(samplingFrequency, refractoryPeriodMs);
        if (firingRate == 0) {
            return new PoissonTrain(dead, 0);
        }
        double freeSamples = samplingFrequency / firingRate - dead + 1;
        if (!(firingRate > 0) || !(freeSamples >= 1)) {
            throw new WrongArgumentException("firing: firing_rates = " + firingRate
                    + " Hz must be 0 or more and leave room for the refractory period (at " + refractoryPeriodMs
                    + " ms at most " + samplingFrequency / dead + " Hz). Lower the rate or the refractory period.");
        }
        return new PoissonTrain(dead, 1 / freeSamples);
    }

    /** The samples of a refractory period: the next whole number, at least 1. */
    static int deadSamples(double samplingFrequency, double refractoryPeriodMs) {
        if (!(refractoryPeriodMs >= 0) || Double.isInfinite(refractoryPeriodMs)) {
            throw new WrongArgumentException(
                    "firing: refractory_period_ms = " + refractoryPeriodMs + " ms must be finite and 0 or more.");
        }
        return (int) Math.max(1, Math.ceil(refractoryPeriodMs * samplingFrequency / 1000 - 1e-9));
    }

    /** Draws the spikes of a segment of {@code numSamples} samples, rising, all within the segment; the process is under way at its start. */
    public long[] draw(long numSamples, NumpyGenerator random) {
        if (probability == 0) {
            return new long[0];
        }
        long[] frames = new long[16];
        int count = 0;
        for (long frame = first(random); frame < numSamples; frame += deadSamples - 1 + random.geometric(probability)) {
            if (count == frames.length) {
                frames = Arrays.copyOf(frames, 2 * count);
            }
            frames[count++] = frame;
        }
        return Arrays.copyOf(frames, count);
    }

    /** The first spike of a process that has run for ever: it may begin inside a dead time. */
    private long first(NumpyGenerator random) {
        double deadShare = (deadSamples - 1) / (deadSamples - 1 + 1 / probability);
        long rest = random.random() < deadShare ? random.integers(1, deadSamples) : 0;
        return rest + random.geometric(probability) - 1;
    }
}
