package org.hillock.generation.injection;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.SpikeVector;

/** A factor for the template of every spike: one for all, or one for each. */
public final class SpikeFactors {
    private static final SpikeFactors ONE = new SpikeFactors(new float[] {1}, false);

    private final float[] factors;
    private final boolean each;

    private SpikeFactors(float[] factors, boolean each) {
        this.factors = factors;
        this.each = each;
    }

    /** No scaling. */
    public static SpikeFactors one() {
        return ONE;
    }

    /** One factor for each spike, in the order of the spikes; the array is shared. */
    public static SpikeFactors each(float[] factors) {
        return new SpikeFactors(factors, true);
    }

    /** One factor for all, or one for each of the spikes. */
    public static SpikeFactors of(float[] factors, SpikeVector spikes) {
        if (factors.length != 1 && factors.length != spikes.size()) {
            throw new WrongArgumentException("inject_templates: amplitude_factor of " + factors.length
                    + " entries must have one entry, or one for each of the " + spikes.size() + " spikes.");
        }
        return new SpikeFactors(factors, factors.length != 1);
    }

    float of(int spike) {
        return each ? factors[spike] : factors[0];
    }
}
