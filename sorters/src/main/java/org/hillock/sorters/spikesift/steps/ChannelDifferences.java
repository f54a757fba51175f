package org.hillock.sorters.spikesift.steps;

/** The 20 numbers by which two average spikes are compared: largest differences between their channels. */
public final class ChannelDifferences {
    private ChannelDifferences() {}

    /**
     * For every pair of channels the largest {@code w_j - w_i} and the largest {@code w_i - w_j} over time, neither below 0,
     * in the order (0,1), (0,2), (1,2), (0,3) and so on; for fewer than five channels also the largest {@code -w} and {@code w} of each channel.
     *
     * @param waveform {@code [channels x samples]} average spike
     * @return 20 numbers for four or five channels
     */
    public static double[] of(float[] waveform, int channels) {
        int samples = waveform.length / channels;
        int pairs = channels * (channels - 1) / 2;
        double[] differences = new double[2 * pairs + (channels < NearestChannels.COUNT ? 2 * channels : 0)];
        int k = 0;
        for (int j = 1; j < channels; j++) {
            for (int i = 0; i < j; i++) {
                pair(waveform, i * samples, j * samples, samples, differences, k);
                k += 2;
            }
        }
        if (channels < NearestChannels.COUNT) {
            for (int i = 0; i < channels; i++) {
                single(waveform, i * samples, samples, differences, k);
                k += 2;
            }
        }
        return differences;
    }

    private static void pair(float[] waveform, int first, int second, int samples, double[] out, int at) {
        float up = 0;
        float down = 0;
        for (int s = 0; s < samples; s++) {
            float difference = waveform[second + s] - waveform[first + s];
            up = Math.max(up, difference);
            down = Math.min(down, difference);
        }
        out[at] = up;
        out[at + 1] = -down;
    }

    private static void single(float[] waveform, int first, int samples, double[] out, int at) {
        float high = 0;
        float low = 0;
        for (int s = 0; s < samples; s++) {
            high = Math.max(high, waveform[first + s]);
            low = Math.min(low, waveform[first + s]);
        }
        out[at] = -low;
        out[at + 1] = high;
    }

    /** Inner product of two such vectors. */
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Squared distance of two such vectors. */
    public static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
