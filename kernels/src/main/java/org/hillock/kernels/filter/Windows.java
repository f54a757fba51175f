package org.hillock.kernels.filter;

/** Window functions. */
public final class Windows {
    private Windows() {}

    /** Returns the symmetric Hann window of {@code length} values, 0 at both ends. */
    public static double[] hanning(int length) {
        double[] window = new double[length];
        for (int i = 0; i < length; i++) {
            window[i] = length == 1 ? 1 : 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (length - 1));
        }
        return window;
    }

    /** Returns the symmetric Kaiser window I0(β √(1 - r²)) / I0(β), r from -1 to 1. */
    public static double[] kaiser(int length, double beta) {
        double[] window = new double[length];
        for (int i = 0; i < length; i++) {
            double r = length == 1 ? 0 : 2.0 * i / (length - 1) - 1;
            window[i] = besselI0(beta * Math.sqrt(1 - r * r)) / besselI0(beta);
        }
        return window;
    }

    private static double besselI0(double x) {
        double quarter = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-18 * sum; k++) {
            term *= quarter / ((double) k * k);
            sum += term;
        }
        return sum;
    }
}
