package org.hillock.curation;

import org.hillock.core.errors.WrongArgumentException;

/**
 * The time after a spike in which a neuron does not fire again.
 *
 * @param censoredMs the beginning of it in which a sorter finds no second spike, in ms, 0 or more
 * @param refractoryMs all of it in ms, longer than the beginning
 */
public record RefractoryPeriod(double censoredMs, double refractoryMs) {
    /** Refuses periods that are no periods. */
    public RefractoryPeriod {
        if (!(censoredMs >= 0 && refractoryMs > censoredMs) || Double.isInfinite(refractoryMs)) {
            throw new WrongArgumentException("refractory_period: (censored, refractory) = (" + censoredMs + ", "
                    + refractoryMs + ") ms must have 0 <= censored < refractory. Try (0.3, 1.0).");
        }
    }

    double censoredFrames(double samplingFrequency) {
        return censoredMs * 1e-3 * samplingFrequency;
    }

    double refractoryFrames(double samplingFrequency) {
        return refractoryMs * 1e-3 * samplingFrequency;
    }
}
