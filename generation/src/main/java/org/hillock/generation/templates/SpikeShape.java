package org.hillock.generation.templates;

import org.hillock.core.errors.WrongArgumentException;

/**
 * The course of a spike in time: an accelerating fall to the trough (depolarisation), an exponential rise beyond zero (repolarisation), and an
 * exponential return (recovery), smoothed by a Gaussian.
 *
 * @param negativeAmplitude value of the trough, below 0
 * @param positiveAmplitude value that the repolarisation ends at before smoothing, in the unit of the trough, 0 or more
 * @param depolarizationMs duration of the fall
 * @param repolarizationMs duration of the rise
 * @param recoveryMs duration of the return
 * @param smoothMs standard deviation of the Gaussian; 0: not smoothed
 */
public record SpikeShape(
        double negativeAmplitude,
        double positiveAmplitude,
        double depolarizationMs,
        double repolarizationMs,
        double recoveryMs,
        double smoothMs) {
    private static final double BEND = 3;

    /** Refuses durations that are not positive. */
    public SpikeShape {
        if (!(depolarizationMs > 0 && repolarizationMs > 0 && recoveryMs > 0)) {
            throw new WrongArgumentException("spike shape: depolarization_ms = " + depolarizationMs
                    + ", repolarization_ms = " + repolarizationMs + " and recovery_ms = " + recoveryMs
                    + " must be above 0 ms.");
        }
        if (!(smoothMs >= 0 && positiveAmplitude >= 0 && negativeAmplitude < 0)) {
            throw new WrongArgumentException("spike shape: smooth_ms = " + smoothMs + " and positive_amplitude = "
                    + positiveAmplitude + " must be 0 or more, negative_amplitude = " + negativeAmplitude
                    + " below 0.");
        }
    }

    /** A trough of -1, a hump of 0.15, 0.1 ms down, 0.6 ms up, 1.1 ms back, smoothed by 0.05 ms. */
    public static SpikeShape standard() {
        return new SpikeShape(-1, 0.15, 0.1, 0.6, 1.1, 0.05);
    }

    /** The curve before smoothing, with the trough at 0 ms and of value -1. */
    double raw(double ms) {
        double hump = positiveAmplitude / -negativeAmplitude;
        if (ms < -depolarizationMs) {
            return 0;
        }
        if (ms <= 0) {
            return -Math.expm1(BEND * (ms + depolarizationMs) / depolarizationMs) / Math.expm1(BEND);
        }
        if (ms <= repolarizationMs) {
            return -1 + (1 + hump) * Math.expm1(-BEND * ms / repolarizationMs) / Math.expm1(-BEND);
        }
        double since = ms - repolarizationMs;
        return since >= recoveryMs
                ? 0
                : hump * (Math.exp(-BEND * since / recoveryMs) - Math.exp(-BEND)) / -Math.expm1(-BEND);
    }

    /** The smoothed curve, scaled so that its trough has the wanted value and lies at 0 ms. */
    public SpikeCurve curve() {
        return SpikeCurve.of(this);
    }
}
