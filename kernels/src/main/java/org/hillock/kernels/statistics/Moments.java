package org.hillock.kernels.statistics;

/** Means and population standard deviations, summed in double in two passes. */
public final class Moments {
    private Moments() {}

    /** Returns the mean; NaN for no values. */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Returns the mean; NaN for no values. */
    public static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Returns the standard deviation with divisor n; NaN for no values. */
    public static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    /** Returns the standard deviation with divisor n; NaN for no values. */
    public static double deviation(float[] values) {
        double mean = mean(values);
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
