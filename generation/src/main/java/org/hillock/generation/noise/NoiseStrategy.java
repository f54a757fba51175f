package org.hillock.generation.noise;

/** Where the blocks of a {@link NoiseGeneratorRecording} come from. */
public enum NoiseStrategy {
    /** One block, made once and repeated: fastest, but the noise recurs. */
    TILE_PREGENERATED,
    /** A new block for every place, made each time it is read. */
    ON_THE_FLY
}
