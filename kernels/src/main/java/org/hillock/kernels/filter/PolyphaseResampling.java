package org.hillock.kernels.filter;

/** Resampling by a rational factor with a linear-phase low-pass (Crochiere and Rabiner 1983), zeros beyond the ends. */
public final class PolyphaseResampling {
    private static final int LOBES = 10;
    private static final double KAISER_BETA = 5.0;

    private PolyphaseResampling() {}

    /**
     * Returns {@code ceil(n × up / down)} values at {@code up / down} times the rate.
     *
     * @param up at least 1
     * @param down at least 1
     */
    public static double[] resample(double[] values, int up, int down) {
        if (up < 1 || down < 1) {
            throw new IllegalArgumentException("resamplePoly: up / down = " + up + " / " + down
                    + " must both be at least 1 (they are counts of samples). Give positive factors.");
        }
        int common = gcd(up, down);
        return resampleReduced(values, up / common, down / common);
    }

    /** Returns the low-pass of unit gain at 0 for coprime factors: 20 max(up, down) + 1 taps in a Kaiser window of β = 5. */
    public static double[] lowpass(int up, int down) {
        int rate = Math.max(up, down);
        int half = LOBES * rate;
        double[] taps = Windows.kaiser(2 * half + 1, KAISER_BETA);
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double x = Math.PI * (i - half) / rate;
            taps[i] *= i == half ? 1 : Math.sin(x) / x;
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= sum;
        }
        return taps;
    }

    private static double[] resampleReduced(double[] values, int up, int down) {
        if (up == 1 && down == 1) {
            return values.clone();
        }
        double[] taps = lowpass(up, down);
        int half = taps.length / 2;
        long length = ((long) values.length * up + down - 1) / down;
        double[] resampled = new double[Math.toIntExact(length)];
        for (int m = 0; m < resampled.length; m++) {
            long position = (long) m * down;
            int first = (int) Math.max(0, Math.ceilDiv(position - half, up));
            int last = (int) Math.min(values.length - 1L, Math.floorDiv(position + half, up));
            double sum = 0;
            for (int n = first; n <= last; n++) {
                sum += values[n] * taps[(int) (position - (long) n * up) + half];
            }
            resampled[m] = up * sum;
        }
        return resampled;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
