package org.hillock.kernels.filter;

/** Lowering the sampling rate by a whole factor behind an anti-alias low-pass. */
public final class Decimation {
    private static final int ORDER = 8;
    private static final double PASS_RIPPLE = 0.05;
    private static final double PASS_BAND = 0.8;

    private Decimation() {}

    /** Returns the anti-alias filter of {@code factor}: Chebyshev I of order 8, 0.05 dB, cut-off 0.8 / factor of half the rate. */
    public static SecondOrderSections antiAlias(int factor) {
        return SecondOrderSections.of(IirDesign.design(
                new FilterFamily.Chebyshev1(PASS_RIPPLE),
                BandType.LOWPASS,
                ORDER,
                new double[] {PASS_BAND / factor},
                2));
    }

    /**
     * Returns every {@code factor}-th sample of the low-passed block, {@code ceil(samples / factor)} rows; zero phase.
     *
     * @param data row-major {@code [samples × channels]}, overwritten with the low-passed block
     */
    public static double[] decimate(double[] data, int samples, int channels, int factor) {
        if (factor < 2) {
            throw new IllegalArgumentException("decimate: q = " + factor
                    + " must be at least 2 (the rate is divided by it). Leave the step out for 1.");
        }
        SecondOrderSections sos = antiAlias(factor);
        SosCascade.zeroPhase(sos, data, samples, channels, new SosScratch.Wide(sos, channels, sos.defaultPadLength()));
        return everyNth(data, samples, channels, factor);
    }

    private static double[] everyNth(double[] data, int samples, int channels, int factor) {
        int kept = Math.ceilDiv(samples, factor);
        double[] out = new double[kept * channels];
        for (int t = 0; t < kept; t++) {
            System.arraycopy(data, t * factor * channels, out, t * channels, channels);
        }
        return out;
    }
}
