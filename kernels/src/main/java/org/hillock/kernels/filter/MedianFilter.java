package org.hillock.kernels.filter;

import java.util.Arrays;

/** Running medians. */
public final class MedianFilter {
    private MedianFilter() {}

    /** Returns the median of the {@code width} (odd) values around each value; beyond the ends stand zeros. */
    public static double[] apply(double[] values, int width) {
        if (width < 1 || width % 2 == 0) {
            throw new IllegalArgumentException("medianFilter: width = " + width
                    + " must be odd and at least 1 (the window is centred). Choose a neighbouring width.");
        }
        int half = width / 2;
        double[] window = new double[width];
        double[] filtered = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < width; k++) {
                int j = i + k - half;
                window[k] = j >= 0 && j < values.length ? values[j] : 0;
            }
            Arrays.sort(window);
            filtered[i] = window[half];
        }
        return filtered;
    }
}
