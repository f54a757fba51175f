package org.hillock.kernels.fft;

import java.util.Arrays;

/** Linear convolution of real signals with zeros beyond the ends, directly for short kernels and through spectra for long ones. */
public final class Convolution {
    private static final int DIRECT_UP_TO = 128;

    private Convolution() {}

    /** Returns all {@code n + m - 1} values. */
    public static double[] full(double[] signal, double[] kernel) {
        if (signal.length == 0 || kernel.length == 0) {
            return new double[0];
        }
        return Math.min(signal.length, kernel.length) <= DIRECT_UP_TO
                ? direct(signal, kernel)
                : spectral(signal, kernel);
    }

    /** Returns the {@code signal.length} values in the middle of the full convolution. */
    public static double[] same(double[] signal, double[] kernel) {
        int start = (kernel.length - 1) / 2;
        return Arrays.copyOfRange(full(signal, kernel), start, start + signal.length);
    }

    /** Returns the values that no zero beyond the ends touches, {@code |n - m| + 1} of them. */
    public static double[] valid(double[] signal, double[] kernel) {
        int shorter = Math.min(signal.length, kernel.length);
        int longer = Math.max(signal.length, kernel.length);
        return Arrays.copyOfRange(full(signal, kernel), shorter - 1, longer);
    }

    private static double[] direct(double[] signal, double[] kernel) {
        double[] result = new double[signal.length + kernel.length - 1];
        double[] shorter = signal.length < kernel.length ? signal : kernel;
        double[] longer = signal.length < kernel.length ? kernel : signal;
        for (int k = 0; k < shorter.length; k++) {
            double weight = shorter[k];
            for (int i = 0; i < longer.length; i++) {
                result[i + k] += weight * longer[i];
            }
        }
        return result;
    }

    private static double[] spectral(double[] signal, double[] kernel) {
        int length = signal.length + kernel.length - 1;
        int padded = FourierTransform.goodLength(length);
        double[] both = new double[2 * padded];
        for (int i = 0; i < signal.length; i++) {
            both[2 * i] = signal[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            both[2 * i + 1] = kernel[i];
        }
        RealFourier.Spectrum spectra = RealFourier.forward(both, padded, 2);
        int bins = spectra.bins();
        double[] re = new double[bins];
        double[] im = new double[bins];
        for (int k = 0; k < bins; k++) {
            double ar = spectra.re()[2 * k];
            double ai = spectra.im()[2 * k];
            double br = spectra.re()[2 * k + 1];
            double bi = spectra.im()[2 * k + 1];
            re[k] = ar * br - ai * bi;
            im[k] = ar * bi + ai * br;
        }
        double[] result = RealFourier.inverse(new RealFourier.Spectrum(re, im, bins, 1), padded);
        return Arrays.copyOf(result, length);
    }
}
