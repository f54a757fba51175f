package org.hillock.kernels.filter;

import java.util.Arrays;

/** Design of recursive digital filters from order, cut-offs, band type and family. */
public final class IirDesign {
    private static final int MAX_ORDER = 50;

    private IirDesign() {}

    /**
     * Returns the digital filter of an order ≥ 1.
     *
     * @param cutoffs one (low-pass, high-pass) or two rising frequencies, in the unit of {@code samplingFrequency}, strictly
     *     between 0 and half of it
     */
    public static ZerosPolesGain design(
            FilterFamily family, BandType type, int order, double[] cutoffs, double samplingFrequency) {
        check(type, order, cutoffs, samplingFrequency);
        ZerosPolesGain prototype = Prototype.of(family, order);
        double[] warped = Arrays.stream(cutoffs)
                .map(f -> 4 * Math.tan(Math.PI * (2 * f / samplingFrequency) / 2))
                .toArray();
        ZerosPolesGain analog =
                switch (type) {
                    case LOWPASS -> BandTransform.lowpass(prototype, warped[0]);
                    case HIGHPASS -> BandTransform.highpass(prototype, warped[0]);
                    case BANDPASS ->
                        BandTransform.bandpass(prototype, Math.sqrt(warped[0] * warped[1]), warped[1] - warped[0]);
                    case BANDSTOP ->
                        BandTransform.bandstop(prototype, Math.sqrt(warped[0] * warped[1]), warped[1] - warped[0]);
                };
        return BandTransform.bilinear(analog, 2);
    }

    /**
     * Returns the second-order notch at {@code frequency} with quality {@code frequency / width at -3 dB}.
     *
     * <p>b = g [1, -2 cos w, 1], a = [1, -2 g cos w, 2 g - 1] with g = 1 / (1 + tan(w / 2 quality)), w = 2π frequency / samplingFrequency.
     */
    public static TransferFunction notch(double frequency, double quality, double samplingFrequency) {
        if (!(quality > 0)) {
            throw new IllegalArgumentException(
                    "notch: q = " + quality + " must be above 0 (it divides the band width). Give a positive q.");
        }
        checkCutoff(frequency, samplingFrequency);
        double w = 2 * Math.PI * frequency / samplingFrequency;
        double g = 1 / (1 + Math.tan(w / quality / 2));
        double middle = -2 * g * Math.cos(w);
        return new TransferFunction(new double[] {g, middle, g}, new double[] {1, middle, 2 * g - 1});
    }

    private static void check(BandType type, int order, double[] cutoffs, double samplingFrequency) {
        if (order < 1 || order > MAX_ORDER) {
            throw new IllegalArgumentException("filterDesign: order = " + order + " must be in [1, " + MAX_ORDER
                    + "] (higher orders lose their poles in rounding). Lower the order.");
        }
        if (cutoffs.length != type.numCutoffs()) {
            throw new IllegalArgumentException("filterDesign: cutoffs = " + Arrays.toString(cutoffs) + " must hold "
                    + type.numCutoffs() + " frequencies (the type is " + type + "). Correct the list.");
        }
        for (double cutoff : cutoffs) {
            checkCutoff(cutoff, samplingFrequency);
        }
        if (cutoffs.length == 2 && !(cutoffs[0] < cutoffs[1])) {
            throw new IllegalArgumentException("filterDesign: cutoffs = " + Arrays.toString(cutoffs)
                    + " must rise (the band lies between them). Swap or separate them.");
        }
    }

    private static void checkCutoff(double cutoff, double samplingFrequency) {
        if (!(cutoff > 0 && cutoff < samplingFrequency / 2)) {
            throw new IllegalArgumentException("filterDesign: cutoff = " + cutoff + " Hz must be between 0 and "
                    + samplingFrequency / 2 + " Hz (half the sampling frequency of " + samplingFrequency
                    + " Hz). Choose a cut-off inside.");
        }
    }
}
