package org.hillock.core.tools;

/**
 * How noise levels are estimated.
 *
 * @param method which statistic
 * @param returnScaled whether the levels are in µV (the recording must know its gains and offsets) or in the recording's own units
 * @param chunks where the samples are taken
 * @param forceRecompute whether an estimate of the same recording with the same options is made again instead of returned again
 * @param peerSums whether standard deviations of float32 samples are summed in float32, frame after frame, as the peer's numbers are;
 *     these are off by some 1e-4 of their value for 200,000 frames and more for longer ones
 */
public record NoiseLevels(
        NoiseLevelMethod method, boolean returnScaled, RandomChunks chunks, boolean forceRecompute, boolean peerSums) {
    private static final NoiseLevels STANDARD =
            new NoiseLevels(NoiseLevelMethod.MAD, true, RandomChunks.standard(), false, false);

    /** Median absolute deviations in µV from the standard random chunks. */
    public static NoiseLevels standard() {
        return STANDARD;
    }

    /** With another statistic. */
    public NoiseLevels withMethod(NoiseLevelMethod other) {
        return new NoiseLevels(other, returnScaled, chunks, forceRecompute, peerSums);
    }

    /** In µV or in the recording's own units. */
    public NoiseLevels withReturnScaled(boolean scaled) {
        return new NoiseLevels(method, scaled, chunks, forceRecompute, peerSums);
    }

    /** From other chunks. */
    public NoiseLevels withChunks(RandomChunks others) {
        return new NoiseLevels(method, returnScaled, others, forceRecompute, peerSums);
    }

    /** Made again in any case, or returned again where known. */
    public NoiseLevels withForceRecompute(boolean again) {
        return new NoiseLevels(method, returnScaled, chunks, again, peerSums);
    }

    /** With sums in double, or in float32 to compare with the peer's numbers. */
    public NoiseLevels withPeerSums(boolean inFloat) {
        return new NoiseLevels(method, returnScaled, chunks, forceRecompute, inFloat);
    }
}
