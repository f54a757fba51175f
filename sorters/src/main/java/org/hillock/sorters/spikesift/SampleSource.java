package org.hillock.sorters.spikesift;

/**
 * Samples of all channels of one recording, read by range.
 *
 * <p>Reading must be safe from several threads at once and must give the same values every time. Samples that are not finite
 * count as missing.
 */
public interface SampleSource {
    /** Number of channels, at least 1. */
    int numChannels();

    /** Number of samples a channel. */
    long numSamples();

    /**
     * Reads samples of all channels.
     *
     * @param firstSample first sample, at least 0
     * @param numSamples how many; the range lies within the recording
     * @param out receives {@code [numSamples x numChannels]} values, row by row, from index 0 on
     */
    void read(long firstSample, int numSamples, float[] out);

    /** Whether {@link #readShorts} is offered; then filtering is exact and fast. */
    default boolean hasShorts() {
        return false;
    }

    /** Reads like {@link #read} into 16-bit numbers; values may differ from those of read by one constant for all. */
    default void readShorts(long firstSample, int numSamples, short[] out) {
        throw new UnsupportedOperationException("read 16-bit samples: this source has none. Ask hasShorts() first.");
    }
}
