package org.hillock.kernels.statistics;

/** Quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, the default of R and numpy). */
public final class Quantile {
    private Quantile() {}

    /** Returns the quantile at {@code fraction} in [0, 1] of values that are left as they are; NaN if any is NaN or there are none. */
    public static double of(double[] values, double fraction) {
        return inPlace(values.clone(), 0, values.length, fraction);
    }

    /** Returns the quantile at {@code fraction} in [0, 1] of values that are left as they are; NaN if any is NaN or there are none. */
    public static double of(float[] values, double fraction) {
        return inPlace(values.clone(), 0, values.length, fraction);
    }

    /** Returns the quantile of {@code values[from, to)}, reordering them. */
    public static double inPlace(double[] values, int from, int to, double fraction) {
        check(fraction);
        if (to <= from || hasNan(values, from, to)) {
            return Double.NaN;
        }
        double position = (to - from - 1) * fraction;
        int k = from + (int) position;
        double low = OrderStatistic.select(values, from, to, k);
        double high = low;
        if (k + 1 < to) {
            high = values[k + 1];
            for (int i = k + 2; i < to; i++) {
                high = Math.min(high, values[i]);
            }
        }
        return between(low, high, position - (k - from));
    }

    /** Returns the quantile of {@code values[from, to)}, reordering them. */
    public static double inPlace(float[] values, int from, int to, double fraction) {
        check(fraction);
        if (to <= from || hasNan(values, from, to)) {
            return Double.NaN;
        }
        double position = (to - from - 1) * fraction;
        int k = from + (int) position;
        float low = OrderStatistic.select(values, from, to, k);
        float high = low;
        if (k + 1 < to) {
            high = values[k + 1];
            for (int i = k + 2; i < to; i++) {
                high = Math.min(high, values[i]);
            }
        }
        return between(low, high, position - (k - from));
    }

    static boolean hasNan(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Float.isNaN(values[i])) {
                return true;
            }
        }
        return false;
    }

    static boolean hasNan(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Double.isNaN(values[i])) {
                return true;
            }
        }
        return false;
    }

    private static double between(double low, double high, double share) {
        double step = high - low;
        return share < 0.5 ? low + step * share : high - step * (1 - share);
    }

    private static void check(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("quantile: fraction = " + fraction
                    + " must be in [0, 1] (it is a share of the values). Divide percentages by 100.");
        }
    }
}
