package org.hillock.kernels.statistics;

/** One statistic for each column of a row-major {@code [samples × channels]} block, that is a channel over time. */
public final class ColumnStatistics {
    private static final int LANES = 16;

    private ColumnStatistics() {}

    /** A statistic of {@code values[from, to)} that may overwrite them. */
    @FunctionalInterface
    private interface Statistic {
        double of(float[] values, int from, int to);
    }

    /** Returns the median of each channel. */
    public static double[] medians(float[] data, int samples, int channels) {
        return each(data, samples, channels, Median::inPlace);
    }

    /** Returns the median absolute deviation from the median of each channel, not scaled. */
    public static double[] absoluteDeviations(float[] data, int samples, int channels) {
        return each(data, samples, channels, Median::absoluteDeviation);
    }

    /** Returns the quantile at {@code fraction} in [0, 1] of each channel. */
    public static double[] quantiles(float[] data, int samples, int channels, double fraction) {
        return each(data, samples, channels, (values, from, to) -> Quantile.inPlace(values, from, to, fraction));
    }

    /** Returns the mean of each channel, summed in double. */
    public static double[] means(float[] data, int samples, int channels) {
        double[] sums = new double[channels];
        for (int t = 0; t < samples; t++) {
            int start = t * channels;
            for (int c = 0; c < channels; c++) {
                sums[c] += data[start + c];
            }
        }
        for (int c = 0; c < channels; c++) {
            sums[c] /= samples;
        }
        return sums;
    }

    /** Returns the population standard deviation of each channel, summed in double in a second pass. */
    public static double[] deviations(float[] data, int samples, int channels) {
        double[] means = means(data, samples, channels);
        double[] squares = new double[channels];
        for (int t = 0; t < samples; t++) {
            int start = t * channels;
            for (int c = 0; c < channels; c++) {
                double distance = data[start + c] - means[c];
                squares[c] += distance * distance;
            }
        }
        for (int c = 0; c < channels; c++) {
            squares[c] = Math.sqrt(squares[c] / samples);
        }
        return squares;
    }

    private static double[] each(float[] data, int samples, int channels, Statistic statistic) {
        double[] results = new double[channels];
        float[] columns = new float[Math.min(LANES, channels) * samples];
        for (int first = 0; first < channels; first += LANES) {
            int lanes = Math.min(LANES, channels - first);
            for (int t = 0; t < samples; t++) {
                for (int lane = 0; lane < lanes; lane++) {
                    columns[lane * samples + t] = data[t * channels + first + lane];
                }
            }
            for (int lane = 0; lane < lanes; lane++) {
                results[first + lane] = statistic.of(columns, lane * samples, (lane + 1) * samples);
            }
        }
        return results;
    }
}
