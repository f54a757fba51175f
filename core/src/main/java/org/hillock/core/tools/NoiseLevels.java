package org.hillock.core.tools;

/**
 * How noise levels are estimated.
 *
 * @param method which statistic
 * @param returnScaled whether the levels are in µV (the recording must know its gains and offsets) or in the recording's own units
 * @param chunks where the samples are taken
 * @param forceRecompute whether an estimate of the same recording with the same options is made again instead of returned again
 */
public record NoiseLevels(NoiseLevelMethod method, boolean returnScaled, RandomChunks chunks, boolean forceRecompute) {
    private static final NoiseLevels STANDARD =
            new NoiseLevels(NoiseLevelMethod.MAD, true, RandomChunks.standard(), false);

    /** Median absolute deviations in µV from the standard random chunks. */
    public static NoiseLevels standard() {
        return STANDARD;
    }

    /** With another statistic. */
    public NoiseLevels withMethod(NoiseLevelMethod other) {
        return new NoiseLevels(other, returnScaled, chunks, forceRecompute);
    }

    /** In µV or in the recording's own units. */
    public NoiseLevels withReturnScaled(boolean scaled) {
        return new NoiseLevels(method, scaled, chunks, forceRecompute);
    }

    /** From other chunks. */
    public NoiseLevels withChunks(RandomChunks others) {
        return new NoiseLevels(method, returnScaled, others, forceRecompute);
    }

    /** Made again in any case, or returned again where known. */
    public NoiseLevels withForceRecompute(boolean again) {
        return new NoiseLevels(method, returnScaled, chunks, again);
    }
}
