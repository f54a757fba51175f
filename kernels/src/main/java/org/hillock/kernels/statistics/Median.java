package org.hillock.kernels.statistics;

/** Medians and median absolute deviations; for an even count the mean of the two middle values. */
public final class Median {
    /** What the median absolute deviation of a normal distribution is divided by to give its standard deviation. */
    public static final double NORMAL_DEVIATION = 0.6744897501960817;

    private Median() {}

    /** Returns the median of {@code values[from, to)}, reordering them; NaN if any is NaN or there are none. */
    public static float inPlace(float[] values, int from, int to) {
        if (to <= from) {
            return Float.NaN;
        }
        if (Quantile.hasNan(values, from, to)) {
            return Float.NaN;
        }
        int middle = from + (to - from) / 2;
        float upper = OrderStatistic.select(values, from, to, middle);
        if ((to - from) % 2 == 1) {
            return upper;
        }
        float lower = values[from];
        for (int i = from + 1; i < middle; i++) {
            lower = Math.max(lower, values[i]);
        }
        return (lower + upper) / 2;
    }

    /** Returns the median of {@code values}, left as they are; NaN if any is NaN or there are none. */
    public static float of(float[] values) {
        return inPlace(values.clone(), 0, values.length);
    }

    /** Returns the median of {@code values[from, to)}, reordering them; NaN if any is NaN or there are none. */
    public static double inPlace(double[] values, int from, int to) {
        if (to <= from) {
            return Double.NaN;
        }
        if (Quantile.hasNan(values, from, to)) {
            return Double.NaN;
        }
        int middle = from + (to - from) / 2;
        double upper = OrderStatistic.select(values, from, to, middle);
        if ((to - from) % 2 == 1) {
            return upper;
        }
        double lower = values[from];
        for (int i = from + 1; i < middle; i++) {
            lower = Math.max(lower, values[i]);
        }
        return (lower + upper) / 2;
    }

    /** Returns the median of {@code values}, left as they are; NaN if any is NaN or there are none. */
    public static double of(double[] values) {
        return inPlace(values.clone(), 0, values.length);
    }

    /** Returns the median of {@code values[from, to)}, reordering them; NaN if any is NaN or there are none. */
    public static double inPlace(int[] values, int from, int to) {
        if (to <= from) {
            return Double.NaN;
        }
        int middle = from + (to - from) / 2;
        int upper = OrderStatistic.select(values, from, to, middle);
        if ((to - from) % 2 == 1) {
            return upper;
        }
        int lower = values[from];
        for (int i = from + 1; i < middle; i++) {
            lower = Math.max(lower, values[i]);
        }
        return ((double) lower + upper) / 2;
    }

    /** Returns the median of {@code values}, left as they are; NaN if any is NaN or there are none. */
    public static double of(int[] values) {
        return inPlace(values.clone(), 0, values.length);
    }

    /** Returns median(|x - median(x)|) of {@code values[from, to)}, which are overwritten. */
    public static float absoluteDeviation(float[] values, int from, int to) {
        float median = inPlace(values, from, to);
        for (int i = from; i < to; i++) {
            values[i] = Math.abs(values[i] - median);
        }
        return inPlace(values, from, to);
    }

    /** Returns median(|x - median(x)|) of {@code values[from, to)}, which are overwritten. */
    public static double absoluteDeviation(double[] values, int from, int to) {
        double median = inPlace(values, from, to);
        for (int i = from; i < to; i++) {
            values[i] = Math.abs(values[i] - median);
        }
        return inPlace(values, from, to);
    }
}
