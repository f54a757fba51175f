package org.hillock.kernels.fft;

/** Transforms of real signals: the bins from 0 to n / 2 of row-major {@code [time × lanes]} arrays, as numpy's rfft and irfft. */
public final class RealFourier {
    private RealFourier() {}

    /** Real and imaginary parts, row-major {@code [bins × lanes]}. */
    public record Spectrum(double[] re, double[] im, int bins, int lanes) {}

    /** Returns bins 0 to floor(samples / 2) of each lane. */
    public static Spectrum forward(double[] data, int samples, int lanes) {
        FourierTransform transform = FourierTransform.of(samples);
        int pairs = (lanes + 1) / 2;
        double[] re = new double[samples * pairs];
        double[] im = new double[samples * pairs];
        pack(data, samples, lanes, re, im);
        transform.forward(re, im, pairs, transform.workspace(pairs));
        int bins = samples / 2 + 1;
        Spectrum spectrum = new Spectrum(new double[bins * lanes], new double[bins * lanes], bins, lanes);
        for (int k = 0; k < bins; k++) {
            unpackBin(re, im, k, (samples - k) % samples, pairs, spectrum);
        }
        return spectrum;
    }

    /**
     * Returns {@code samples} real values of each lane, with the factor 1 / samples.
     *
     * <p>Missing bins count as 0, bins beyond half of samples are ignored, as are the imaginary parts of bin 0 and, for even samples, of
     * the bin at half.
     */
    public static double[] inverse(Spectrum spectrum, int samples) {
        FourierTransform transform = FourierTransform.of(samples);
        int pairs = (spectrum.lanes + 1) / 2;
        double[] re = new double[samples * pairs];
        double[] im = new double[samples * pairs];
        for (int k = 0; k < Math.min(spectrum.bins, samples / 2 + 1); k++) {
            packBin(spectrum, k, samples, pairs, re, im);
        }
        transform.inverse(re, im, pairs, transform.workspace(pairs));
        double[] data = new double[samples * spectrum.lanes];
        unpack(re, im, samples, spectrum.lanes, data);
        return data;
    }

    /** Even lanes become real parts, odd lanes imaginary parts. */
    private static void pack(double[] data, int samples, int lanes, double[] re, double[] im) {
        int pairs = (lanes + 1) / 2;
        for (int t = 0; t < samples; t++) {
            for (int lane = 0; lane < lanes; lane++) {
                (lane % 2 == 0 ? re : im)[t * pairs + lane / 2] = data[t * lanes + lane];
            }
        }
    }

    private static void unpack(double[] re, double[] im, int samples, int lanes, double[] data) {
        int pairs = (lanes + 1) / 2;
        for (int t = 0; t < samples; t++) {
            for (int lane = 0; lane < lanes; lane++) {
                data[t * lanes + lane] = (lane % 2 == 0 ? re : im)[t * pairs + lane / 2];
            }
        }
    }

    /** Z = A + iB with A, B spectra of real signals: A[k] = (Z[k] + conj Z[-k]) / 2, B[k] = (Z[k] - conj Z[-k]) / 2i. */
    private static void unpackBin(double[] re, double[] im, int k, int mirror, int pairs, Spectrum spectrum) {
        for (int pair = 0; pair < pairs; pair++) {
            int at = k * pairs + pair;
            int opposite = mirror * pairs + pair;
            int lane = k * spectrum.lanes + 2 * pair;
            spectrum.re[lane] = (re[at] + re[opposite]) / 2;
            spectrum.im[lane] = (im[at] - im[opposite]) / 2;
            if (2 * pair + 1 < spectrum.lanes) {
                spectrum.re[lane + 1] = (im[at] + im[opposite]) / 2;
                spectrum.im[lane + 1] = (re[opposite] - re[at]) / 2;
            }
        }
    }

    private static void packBin(Spectrum spectrum, int k, int samples, int pairs, double[] re, double[] im) {
        boolean own = k == 0 || 2 * k == samples;
        int mirror = (samples - k) % samples;
        for (int pair = 0; pair < pairs; pair++) {
            int lane = k * spectrum.lanes + 2 * pair;
            boolean both = 2 * pair + 1 < spectrum.lanes;
            double ar = spectrum.re[lane];
            double ai = own ? 0 : spectrum.im[lane];
            double br = both ? spectrum.re[lane + 1] : 0;
            double bi = both && !own ? spectrum.im[lane + 1] : 0;
            re[mirror * pairs + pair] = ar + bi;
            im[mirror * pairs + pair] = br - ai;
            re[k * pairs + pair] = ar - bi;
            im[k * pairs + pair] = br + ai;
        }
    }
}
