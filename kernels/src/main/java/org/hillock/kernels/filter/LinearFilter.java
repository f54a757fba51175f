package org.hillock.kernels.filter;

/** Runs a filter given as polynomials over row-major {@code [samples × channels]} blocks, in transposed direct form II. */
public final class LinearFilter {
    private LinearFilter() {}

    /**
     * Filters {@code data} forward in place.
     *
     * @param state {@code [order][channels]}, all 0 at the start of a recording; updated
     */
    public static void forward(TransferFunction filter, double[] data, int samples, int channels, double[][] state) {
        for (int t = 0; t < samples; t++) {
            row(filter, data, t * channels, channels, state);
        }
    }

    /** Filters {@code data} backward in place, with the state as in {@link #forward}. */
    public static void backward(TransferFunction filter, double[] data, int samples, int channels, double[][] state) {
        for (int t = samples - 1; t >= 0; t--) {
            row(filter, data, t * channels, channels, state);
        }
    }

    /**
     * Returns {@code data} filtered forward and backward, each pass from the settled state of its first sample, with odd extension
     * by {@code padLength} samples at both ends; the block must have more samples than that.
     */
    public static double[] zeroPhase(TransferFunction filter, double[] data, int samples, int channels, int padLength) {
        if (samples <= padLength) {
            throw new IllegalArgumentException("zeroPhase: samples = " + samples + " must be more than " + padLength
                    + " (the length of the odd extension). Filter a longer block or pad less.");
        }
        double[] extended = extend(data, samples, channels, padLength);
        int all = samples + 2 * padLength;
        double[] unit = filter.stepState();
        forward(filter, extended, all, channels, settled(unit, extended, 0, channels));
        backward(filter, extended, all, channels, settled(unit, extended, (all - 1) * channels, channels));
        double[] filtered = new double[samples * channels];
        System.arraycopy(extended, padLength * channels, filtered, 0, filtered.length);
        return filtered;
    }

    private static void row(TransferFunction filter, double[] data, int start, int channels, double[][] state) {
        double[] a = filter.a();
        double[] b = filter.b();
        int order = a.length - 1;
        for (int c = 0; c < channels; c++) {
            double x = data[start + c];
            double y = order == 0 ? b[0] * x : b[0] * x + state[0][c];
            for (int k = 1; k < order; k++) {
                state[k - 1][c] = state[k][c] + b[k] * x - a[k] * y;
            }
            if (order > 0) {
                state[order - 1][c] = b[order] * x - a[order] * y;
            }
            data[start + c] = y;
        }
    }

    private static double[] extend(double[] data, int samples, int channels, int pad) {
        double[] extended = new double[(samples + 2 * pad) * channels];
        System.arraycopy(data, 0, extended, pad * channels, samples * channels);
        int last = (samples - 1) * channels;
        for (int k = 1; k <= pad; k++) {
            for (int c = 0; c < channels; c++) {
                extended[(pad - k) * channels + c] = 2 * data[c] - data[k * channels + c];
                extended[(pad + samples - 1 + k) * channels + c] = 2 * data[last + c] - data[last - k * channels + c];
            }
        }
        return extended;
    }

    private static double[][] settled(double[] unit, double[] data, int start, int channels) {
        double[][] state = new double[unit.length][channels];
        for (int k = 0; k < unit.length; k++) {
            for (int c = 0; c < channels; c++) {
                state[k][c] = unit[k] * data[start + c];
            }
        }
        return state;
    }
}
