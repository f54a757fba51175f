package org.hillock.sorters.spikesift.steps;

import java.util.Arrays;

/** Which blocks resemble the troughs of a template more than silence, and how large a cluster is on every channel. */
public final class AmplitudeTest {
    private AmplitudeTest() {}

    /** Smallest value of a template on each of its channels; {@code mean} is {@code [channels x samples]}. */
    public static float[] troughs(float[] mean, int channels) {
        int samples = mean.length / channels;
        float[] troughs = new float[channels];
        for (int k = 0; k < channels; k++) {
            float smallest = Float.POSITIVE_INFINITY;
            for (int s = 0; s < samples; s++) {
                smallest = Math.min(smallest, mean[k * samples + s]);
            }
            troughs[k] = smallest;
        }
        return troughs;
    }

    /**
     * Likeness of every block to a template: {@code f . q}, where f holds the block minima on its channels.
     *
     * @param values {@code [channels][blocks]} smallest values of all channels of the probe
     * @param nearest the channels of the template
     * @param troughs the troughs q of the template
     * @param out receives {@code blocks} values
     */
    public static void likeness(float[][] values, int[] nearest, float[] troughs, int blocks, double[] out) {
        Arrays.fill(out, 0, blocks, 0);
        for (int k = 0; k < troughs.length; k++) {
            addScaled(values[nearest[k]], troughs[k], blocks, out);
        }
    }

    private static void addScaled(float[] values, double factor, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] += values[i] * factor;
        }
    }

    /** The likeness above which a block resembles the template more than silence: {@code q . q / 2}. */
    public static double leastLikeness(float[] troughs) {
        double half = 0;
        for (float q : troughs) {
            half += 0.5 * q * q;
        }
        return half;
    }

    /**
     * Average block minimum of every channel over the spikes.
     *
     * @param values {@code [channels][blocks]} smallest values
     * @param spikes {@code count} spike samples, at least 1
     * @return one (normally negative) value a channel
     */
    public static float[] averageMinima(float[][] values, int[] spikes, int count, int samplesPerBlock) {
        int[] blocks = new int[count];
        for (int i = 0; i < count; i++) {
            blocks[i] = spikes[i] / samplesPerBlock;
        }
        float[] average = new float[values.length];
        for (int c = 0; c < average.length; c++) {
            float[] row = values[c];
            double sum = 0;
            for (int block : blocks) {
                sum += row[block];
            }
            average[c] = (float) (sum / count);
        }
        return average;
    }
}
