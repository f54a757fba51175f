package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hillock.core.recording.Recording;
import org.hillock.sorters.spikesift.steps.BandFilter;
import org.hillock.sorters.spikesift.steps.BlockMinima;
import org.hillock.sorters.spikesift.steps.BlockSignal;
import org.hillock.sorters.spikesift.steps.DetectionThresholds;
import org.hillock.sorters.spikesift.steps.FloatBandFilter;

/**
 * The filtered blocks of the only segment of a recording, from block 1 on, and what follows from them.
 *
 * @param signal the samples
 * @param minima {@code [channels][blocks]} smallest values
 * @param samplesPerBlock block length m
 */
record FilteredBlocks(BlockSignal signal, float[][] minima, int samplesPerBlock) {
    /** All blocks but the first and the last, which serve as margins. */
    static FilteredBlocks of(Recording recording, double polarity) {
        int m = (int) Math.floor(recording.getSamplingFrequency() / 1000);
        int channels = recording.getNumChannels();
        BandFilter filter = BandFilter.of(m, polarity);
        int blocks = (int) (recording.getNumSamples(0) / m) - 2;
        long first = (long) m - filter.margin();
        long last = first + (long) blocks * m + 2L * filter.margin();
        float[] raw = recording.getTraces(0, first, last).toFloats();
        float[] turned = new float[blocks * m * channels];
        new FloatBandFilter(filter, channels)
                .run(raw, channels, 0, channels, blocks, (tile, block, count, channel, width) -> {
                    for (int i = 0; i < count; i++) {
                        BlockMinima.transpose(tile, i * m * width, width, m, width, turned, (block + i) * m * channels);
                    }
                });
        BlockSignal signal = BlockSignal.of(turned, channels, m);
        float[][] minima = new float[channels][blocks];
        for (int c = 0; c < channels; c++) {
            for (int k = 0; k < blocks; k++) {
                minima[c][k] = signal.smallest(c, k);
            }
        }
        return new FilteredBlocks(signal, minima, m);
    }

    /** A copy of the first blocks. */
    FilteredBlocks head(int count) {
        float[] samples = Arrays.copyOf(signal.slab(0), count * channels() * samplesPerBlock);
        float[][] first =
                Arrays.stream(minima).map(row -> Arrays.copyOf(row, count)).toArray(float[][]::new);
        return new FilteredBlocks(BlockSignal.of(samples, channels(), samplesPerBlock), first, samplesPerBlock);
    }

    int channels() {
        return minima.length;
    }

    int blocks() {
        return minima[0].length;
    }

    /** Thresholds from the first {@code count} blocks. */
    float[] thresholds(int count, double sensitivity) {
        float[] deviations = new float[channels()];
        float[] firsts = new float[count];
        for (int c = 0; c < deviations.length; c++) {
            for (int k = 0; k < count; k++) {
                firsts[k] = Math.abs(signal.slab(k)[signal.offset(k, c)]);
            }
            deviations[c] = DetectionThresholds.medianAbsolute(firsts, count);
        }
        return DetectionThresholds.of(deviations, sensitivity);
    }

    /** Copies the smallest values of all channels in one block. */
    void minimaOf(int block, float[] out) {
        for (int c = 0; c < out.length; c++) {
            out[c] = minima[c][block];
        }
    }

    int position(int channel, int block) {
        return signal.position(channel, block, minima[channel][block]);
    }

    /** The snippets of some channels around spikes, one row per spike. */
    float[][] snippets(int[] channels, int[] spikes) {
        return IntStream.of(spikes)
                .mapToObj(spike -> {
                    float[] row = new float[2 * samplesPerBlock * channels.length];
                    for (int k = 0; k < channels.length; k++) {
                        signal.copy(
                                channels[k],
                                spike - samplesPerBlock,
                                2 * samplesPerBlock,
                                row,
                                2 * samplesPerBlock * k);
                    }
                    return row;
                })
                .toArray(float[][]::new);
    }

    /** The smallest values of some channels in the blocks of spikes, one row per spike. */
    float[][] features(int[] channels, int[] spikes) {
        return IntStream.of(spikes)
                .mapToObj(spike -> {
                    float[] row = new float[channels.length];
                    for (int k = 0; k < row.length; k++) {
                        row[k] = minima[channels[k]][spike / samplesPerBlock];
                    }
                    return row;
                })
                .toArray(float[][]::new);
    }

    /** The first rows of a matrix. */
    static float[][] head(float[][] rows, int count) {
        return Arrays.copyOf(rows, Math.min(count, rows.length));
    }
}
