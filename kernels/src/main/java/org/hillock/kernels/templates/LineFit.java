package org.hillock.kernels.templates;

/** A straight line through points, and how well it fits. */
public final class LineFit {
    private LineFit() {}

    /**
     * Returns the slope of the least-squares line through {@code curve[from, to)} at a sampling rate, in units of the curve per unit of
     * time; NaN for fewer than 2 samples.
     */
    public static double slope(double[] curve, int from, int to, double rate) {
        int n = to - from;
        if (n < 2) {
            return Double.NaN;
        }
        double meanX = (n - 1) / 2.0;
        double meanY = 0;
        for (int i = from; i < to; i++) {
            meanY += curve[i] / n;
        }
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < n; i++) {
            xy += (i - meanX) * (curve[from + i] - meanY);
            xx += (i - meanX) * (i - meanX);
        }
        return xy / xx * rate;
    }

    /** Returns 1 - Σ(y - fit)² / Σ(y - mean)²; where all y are equal 1 if the fit is exact, else 0. */
    public static double r2(double[] y, double[] fit) {
        double mean = 0;
        for (double value : y) {
            mean += value / y.length;
        }
        double left = 0;
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            left += (y[i] - fit[i]) * (y[i] - fit[i]);
            total += (y[i] - mean) * (y[i] - mean);
        }
        if (total == 0) {
            return left == 0 ? 1 : 0;
        }
        return 1 - left / total;
    }
}
