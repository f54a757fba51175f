package org.hillock.sorters.spikesift.steps;

import java.util.function.IntUnaryOperator;

/** Candidate spikes of one channel: block minima that no neighbouring block undercuts within one block length. */
public final class SpikePeaks {
    private SpikePeaks() {}

    /**
     * Finds the accepted minima below a limit, in the blocks {@code 2 .. blocks - 3}.
     *
     * @param values smallest value of each block
     * @param positions gives the first position of the smallest value in a block; asked only where it decides
     * @param samplesPerBlock block length m
     * @param limit values must lie strictly below it
     * @param out receives the samples {@code block * m + position}, rising; at least {@code blocks} long
     * @return how many were found
     */
    public static int find(
            float[] values, IntUnaryOperator positions, int blocks, int samplesPerBlock, float limit, int[] out) {
        int count = 0;
        for (int i = 2; i < blocks - 2; i++) {
            if (values[i] < limit) {
                int position = positions.applyAsInt(i);
                if (stands(values, positions, i, position)) {
                    out[count++] = i * samplesPerBlock + position;
                }
            }
        }
        return count;
    }

    /** As {@link #find}, but only the minima below zero in blocks whose {@code likeness} is above {@code least}. */
    public static int findAlike(
            float[] values,
            IntUnaryOperator positions,
            int blocks,
            int samplesPerBlock,
            double[] likeness,
            double least,
            int[] out) {
        int count = 0;
        for (int i = 2; i < blocks - 2; i++) {
            if (likeness[i] > least && values[i] < 0) {
                int position = positions.applyAsInt(i);
                if (stands(values, positions, i, position)) {
                    out[count++] = i * samplesPerBlock + position;
                }
            }
        }
        return count;
    }

    private static boolean stands(float[] values, IntUnaryOperator positions, int i, int position) {
        return (values[i - 1] > values[i] || positions.applyAsInt(i - 1) <= position)
                && (values[i] <= values[i + 1] || position <= positions.applyAsInt(i + 1));
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
