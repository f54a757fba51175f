package org.hillock.sorters.spikesift.steps;

/**
 * Takes the average waveform of a cluster away from the signal at each of its spikes, on some channels.
 *
 * <p>Spikes are the outer loop and channels the inner one, because the channels of a block lie side by side in memory.
 */
public final class SpikeSubtraction {
    private SpikeSubtraction() {}

    /**
     * Averages the window {@code t - 2m .. t + 2m - 1} over the spikes on each channel and subtracts the average at each
     * spike; where windows overlap it is subtracted for each of them. Then finds the minima again in the two blocks on both
     * sides of each spike.
     *
     * @param channels the channels
     * @param spikes spike samples of the stretch, rising, each at least two blocks away from both ends; at least one
     * @param values {@code [all channels][blocks]} smallest values, updated
     * @param thresholds threshold of every channel
     * @param scores sum of {@code min(0, value - threshold)} of every channel, updated
     */
    public static void subtract(
            BlockSignal signal, int[] channels, int[] spikes, float[][] values, float[] thresholds, double[] scores) {
        float[][] averages = averages(signal, channels, spikes);
        int m = signal.samplesPerBlock();
        int settled = 0;
        for (int i = 0; i < spikes.length; i++) {
            for (int k = 0; k < channels.length; k++) {
                signal.subtract(channels[k], spikes[i] - 2 * m, averages[k]);
            }
            int block = spikes[i] / m;
            int untouched = i + 1 < spikes.length ? spikes[i + 1] / m - 2 : signal.blocks();
            int end = Math.min(block + 3, untouched);
            for (int b = Math.max(settled, block - 2); b < end; b++) {
                for (int c : channels) {
                    refresh(signal, c, b, values[c], thresholds[c], scores);
                }
            }
            settled = Math.max(settled, end);
        }
    }

    private static float[][] averages(BlockSignal signal, int[] channels, int[] spikes) {
        int length = 4 * signal.samplesPerBlock();
        double[][] sums = new double[channels.length][length];
        float[] window = new float[length];
        for (int spike : spikes) {
            for (int k = 0; k < channels.length; k++) {
                signal.copy(channels[k], spike - length / 2, length, window, 0);
                add(window, sums[k]);
            }
        }
        float[][] averages = new float[channels.length][length];
        for (int k = 0; k < channels.length; k++) {
            for (int s = 0; s < length; s++) {
                averages[k][s] = (float) (sums[k][s] / spikes.length);
            }
        }
        return averages;
    }

    private static void add(float[] window, double[] sums) {
        for (int s = 0; s < sums.length; s++) {
            sums[s] += window[s];
        }
    }

    private static void refresh(
            BlockSignal signal, int channel, int block, float[] values, float threshold, double[] scores) {
        float value = signal.smallest(channel, block);
        scores[channel] += Math.min(0f, value - threshold) - Math.min(0f, values[block] - threshold);
        values[block] = value;
    }
}
