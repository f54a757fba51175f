package org.hillock.kernels.fft;

/** Power spectral density by averaged periodograms (Welch 1967): Hann window, half overlap, each piece's mean removed. */
public final class Welch {
    private Welch() {}

    /** Returns the frequencies k × samplingFrequency / pieceLength of the densities, k from 0 to half. */
    public static double[] frequencies(int pieceLength, double samplingFrequency) {
        double[] frequencies = new double[pieceLength / 2 + 1];
        for (int k = 0; k < frequencies.length; k++) {
            frequencies[k] = k * samplingFrequency / pieceLength;
        }
        return frequencies;
    }

    /**
     * Returns the one-sided density, row-major {@code [frequencies × channels]}, in squared units per Hz.
     *
     * @param data row-major {@code [samples × channels]}
     * @param pieceLength samples of a piece, from 2 to {@code samples}
     */
    public static double[] density(
            double[] data, int samples, int channels, int pieceLength, double samplingFrequency) {
        if (pieceLength < 2 || pieceLength > samples) {
            throw new IllegalArgumentException("welch: pieceLength = " + pieceLength + " samples must be in [2, "
                    + samples + "] (the length of the block). Choose a shorter piece.");
        }
        double[] window = periodicHann(pieceLength);
        int step = pieceLength - pieceLength / 2;
        int pieces = (samples - pieceLength) / step + 1;
        double[] sums = new double[(pieceLength / 2 + 1) * channels];
        for (int piece = 0; piece < pieces; piece++) {
            addPower(windowed(data, piece * step, channels, window), pieceLength, channels, sums);
        }
        double power = 0;
        for (double weight : window) {
            power += weight * weight;
        }
        double scale = 1 / (power * samplingFrequency * pieces);
        for (int k = 0; k <= pieceLength / 2; k++) {
            double sides = k == 0 || 2 * k == pieceLength ? 1 : 2;
            for (int i = k * channels; i < (k + 1) * channels; i++) {
                sums[i] *= sides * scale;
            }
        }
        return sums;
    }

    private static double[] windowed(double[] data, int start, int channels, double[] window) {
        double[] means = new double[channels];
        for (int t = 0; t < window.length; t++) {
            for (int c = 0; c < channels; c++) {
                means[c] += data[(start + t) * channels + c] / window.length;
            }
        }
        double[] piece = new double[window.length * channels];
        for (int t = 0; t < window.length; t++) {
            for (int c = 0; c < channels; c++) {
                piece[t * channels + c] = (data[(start + t) * channels + c] - means[c]) * window[t];
            }
        }
        return piece;
    }

    private static void addPower(double[] piece, int samples, int channels, double[] sums) {
        RealFourier.Spectrum spectrum = RealFourier.forward(piece, samples, channels);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += spectrum.re()[i] * spectrum.re()[i] + spectrum.im()[i] * spectrum.im()[i];
        }
    }

    private static double[] periodicHann(int length) {
        double[] window = new double[length];
        for (int i = 0; i < length; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
        }
        return window;
    }
}
