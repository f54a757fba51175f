package org.hillock.sorters.spikesift.steps;

/** Takes the average waveform of a cluster away from the signal at each of its spikes. */
public final class SpikeSubtraction {
    private SpikeSubtraction() {}

    /**
     * Averages the window {@code t - 2m .. t + 2m - 1} over the spikes on one channel and subtracts the average at each
     * spike; where windows overlap it is subtracted for each of them.
     *
     * @param spikes spike samples of the stretch, each at least two blocks away from both ends
     * @param count number of spikes, at least 1
     */
    public static void subtract(BlockSignal signal, int channel, int[] spikes, int count) {
        int m = signal.samplesPerBlock();
        double[] sums = new double[4 * m];
        for (int i = 0; i < count; i++) {
            signal.addTo(channel, spikes[i] - 2 * m, 4 * m, sums);
        }
        float[] average = new float[4 * m];
        for (int s = 0; s < average.length; s++) {
            average[s] = (float) (sums[s] / count);
        }
        for (int i = 0; i < count; i++) {
            signal.subtract(channel, spikes[i] - 2 * m, 4 * m, average);
        }
    }

    /**
     * Finds the minima again in the two blocks on both sides of each spike.
     *
     * @param values smallest value of each block of the channel, updated
     * @param threshold threshold of the channel
     * @return the change of the channel's score, the sum of {@code min(0, value - threshold)}
     */
    public static double refreshMinima(
            BlockSignal signal, int channel, int[] spikes, int count, float[] values, float threshold) {
        int m = signal.samplesPerBlock();
        double change = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            int block = spikes[i] / m;
            for (int k = Math.max(next, block - 2); k <= block + 2; k++) {
                float value = signal.smallest(channel, k);
                change += Math.min(0f, value - threshold) - Math.min(0f, values[k] - threshold);
                values[k] = value;
            }
            next = block + 3;
        }
        return change;
    }
}
