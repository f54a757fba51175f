package org.hillock.sorters.spikesift.steps;

/** Candidate spikes of one channel: block minima that no neighbouring block undercuts within one block length. */
public final class SpikePeaks {
    private SpikePeaks() {}

    /**
     * Finds the accepted minima below a limit, in the blocks {@code 2 .. blocks - 3}.
     *
     * @param values smallest value of each block
     * @param positions its first position in the block
     * @param samplesPerBlock block length m
     * @param limit values must lie strictly below it
     * @param out receives the samples {@code block * m + position}, rising; at least {@code blocks} long
     * @return how many were found
     */
    public static int find(float[] values, short[] positions, int blocks, int samplesPerBlock, float limit, int[] out) {
        int count = 0;
        for (int i = 2; i < blocks - 2; i++) {
            float value = values[i];
            if (value < limit
                    && (values[i - 1] > value || positions[i - 1] <= positions[i])
                    && (value <= values[i + 1] || positions[i] <= positions[i + 1])) {
                out[count++] = i * samplesPerBlock + positions[i];
            }
        }
        return count;
    }

    /** Sum of {@code min(0, value - threshold)} over the first {@code blocks} values: the score of a channel. */
    public static double excess(float[] values, int blocks, float threshold) {
        double sum = 0;
        for (int i = 0; i < blocks; i++) {
            sum += Math.min(0f, values[i] - threshold);
        }
        return sum;
    }
}
