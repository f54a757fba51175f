package org.hillock.kernels.fft;

/** Resampling of a period by cutting or padding its spectrum, as {@code scipy.signal.resample} without window. */
public final class FourierResampling {
    private FourierResampling() {}

    /** Returns {@code newSamples} rows over the same time as the {@code samples} rows of a {@code [samples × channels]} block. */
    public static double[] resample(double[] data, int samples, int channels, int newSamples) {
        RealFourier.Spectrum from = RealFourier.forward(data, samples, channels);
        int kept = Math.min(samples, newSamples);
        int bins = newSamples / 2 + 1;
        double scale = (double) newSamples / samples;
        RealFourier.Spectrum to =
                new RealFourier.Spectrum(new double[bins * channels], new double[bins * channels], bins, channels);
        for (int k = 0; k <= kept / 2; k++) {
            double factor = 2 * k == kept && samples != newSamples ? scale * (newSamples < samples ? 2 : 0.5) : scale;
            for (int i = k * channels; i < (k + 1) * channels; i++) {
                to.re()[i] = from.re()[i] * factor;
                to.im()[i] = from.im()[i] * factor;
            }
        }
        return RealFourier.inverse(to, newSamples);
    }
}
