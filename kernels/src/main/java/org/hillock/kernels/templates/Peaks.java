package org.hillock.kernels.templates;

import java.util.Arrays;

/**
 * The local maxima of a curve that are high, prominent and wide enough, as {@code scipy.signal.find_peaks} has them.
 *
 * <p>A maximum is higher than the values on both sides of it; of a flat one the middle sample counts. Its prominence is its height above
 * the higher of the two lowest places that lie between it and the next higher value, or the end, on each side. Its width is measured at
 * half the prominence, between linear crossings.
 *
 * @param indices where, rising
 * @param prominences of each, in the unit of the curve
 * @param widths of each, in samples
 */
public record Peaks(int[] indices, double[] prominences, double[] widths) {
    /** Returns the peaks with at least this height, prominence and width in samples. */
    public static Peaks of(double[] curve, double minHeight, double minProminence, double minWidth) {
        int[] indices = new int[curve.length];
        double[] prominences = new double[curve.length];
        double[] widths = new double[curve.length];
        int count = 0;
        int i = 1;
        while (i < curve.length - 1) {
            int end = i;
            if (curve[i - 1] < curve[i]) {
                while (end < curve.length - 1 && curve[end + 1] == curve[i]) {
                    end++;
                }
                int peak = (i + end) / 2;
                if (end < curve.length - 1 && curve[end + 1] < curve[i] && curve[i] >= minHeight) {
                    int left = base(curve, peak, -1);
                    int right = base(curve, peak, 1);
                    double prominence = curve[peak] - Math.max(curve[left], curve[right]);
                    double width = width(curve, peak, left, right, curve[peak] - prominence / 2);
                    if (prominence >= minProminence && width >= minWidth) {
                        indices[count] = peak;
                        prominences[count] = prominence;
                        widths[count++] = width;
                    }
                }
            }
            i = end + 1;
        }
        return new Peaks(
                Arrays.copyOf(indices, count), Arrays.copyOf(prominences, count), Arrays.copyOf(widths, count));
    }

    /** The lowest place, the nearest of several, on one side before the next higher value. */
    private static int base(double[] curve, int peak, int step) {
        int lowest = peak;
        for (int i = peak; i >= 0 && i < curve.length && curve[i] <= curve[peak]; i += step) {
            lowest = curve[i] < curve[lowest] ? i : lowest;
        }
        return lowest;
    }

    private static double width(double[] curve, int peak, int left, int right, double height) {
        int from = peak;
        while (from > left && curve[from] > height) {
            from--;
        }
        int to = peak;
        while (to < right && curve[to] > height) {
            to++;
        }
        double begin = curve[from] < height ? from + (height - curve[from]) / (curve[from + 1] - curve[from]) : from;
        double end = curve[to] < height ? to - (height - curve[to]) / (curve[to - 1] - curve[to]) : to;
        return end - begin;
    }

    /** Number of peaks. */
    public int count() {
        return indices.length;
    }

    /** The position in the lists of the most prominent peak, the first of several; -1 without peaks. */
    public int mostProminent() {
        int best = -1;
        for (int i = 0; i < indices.length; i++) {
            best = best < 0 || prominences[i] > prominences[best] ? i : best;
        }
        return best;
    }
}
