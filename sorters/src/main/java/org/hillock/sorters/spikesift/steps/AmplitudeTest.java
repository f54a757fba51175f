package org.hillock.sorters.spikesift.steps;

/** Keeps the candidates whose block minima resemble the troughs of a template more than silence. */
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
     * Keeps the spikes with {@code f . q > q . q / 2}, where f holds the block minima at the spike.
     *
     * @param values {@code [channels][blocks]} smallest values of all channels of the probe
     * @param nearest the channels of the template
     * @param troughs the troughs q of the template
     * @param spikes spike samples; the kept ones are moved to the front, in order
     * @return how many were kept
     */
    public static int keep(
            float[][] values, int[] nearest, float[] troughs, int[] spikes, int count, int samplesPerBlock) {
        double half = 0;
        for (float q : troughs) {
            half += 0.5 * q * q;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int block = spikes[i] / samplesPerBlock;
            double product = 0;
            for (int k = 0; k < troughs.length; k++) {
                product += (double) values[nearest[k]][block] * troughs[k];
            }
            if (product > half) {
                spikes[kept++] = spikes[i];
            }
        }
        return kept;
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
