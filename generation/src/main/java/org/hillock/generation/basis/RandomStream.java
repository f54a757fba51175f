package org.hillock.generation.basis;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.kernels.random.NumpyGenerator;

/** The purposes that random numbers are drawn for; each has streams of its own, so that no parameter of one purpose disturbs another. */
public enum RandomStream {
    /** Samples of noise; indices: segment, block. */
    NOISE(1),
    /** Levels of noise. */
    NOISE_LEVELS(2),
    /** Places of units. */
    UNIT_LOCATIONS(3),
    /** Shapes of units; indices: unit. */
    UNIT_SHAPES(4),
    /** Peak amplitudes of units. */
    PEAK_AMPLITUDES(5),
    /** Firing rates of units. */
    FIRING_RATES(6),
    /** Spike times; indices: segment, unit. */
    SPIKE_TIMES(7),
    /** Spikes at the borders; indices: segment. */
    BORDER_SPIKES(8),
    /** Who bursts, and bursts; indices: segment, unit. */
    BURSTS(9),
    /** Who pauses, and pauses; indices: segment, unit. */
    PAUSES(10),
    /** Amplitudes of single spikes; indices: segment, unit. */
    SPIKE_AMPLITUDES(11),
    /** Places of spikes between two samples. */
    SPIKE_JITTER(12),
    /** Changes of finished sortings. */
    SORTING_CHANGES(13),
    /** Motion. */
    MOTION(14);

    private final int code;

    RandomStream(int code) {
        this.code = code;
    }

    /** The generator of this purpose, a seed and indices; a new one every time. */
    public NumpyGenerator of(long seed, long... indices) {
        if (seed < 0) {
            throw new WrongArgumentException("seed = " + seed + " must be 0 or more.");
        }
        long[] words = new long[indices.length + 2];
        words[0] = seed;
        words[1] = code;
        for (int i = 0; i < indices.length; i++) {
            words[i + 2] = indices[i] + 1; // trailing zeros would not change the stream
        }
        return NumpyGenerator.defaultRng(words);
    }
}
