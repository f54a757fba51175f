package org.hillock.kernels.fft;

/**
 * Delays each channel of a {@code [samples × channels]} block by a fraction of a sample, treating the block as one period.
 *
 * <p>Bin k of the spectrum is multiplied by exp(-2πi k shift / samples); of the bin at half an even length the real part is kept.
 */
public final class PhaseShift {
    private static final int PAIRS = 8;
    private static final int EXACT_EVERY = 32;

    private PhaseShift() {}

    /** Working memory for blocks of one length, owned by the caller and reused; one thread at a time. */
    public static final class Scratch {
        private final FourierTransform transform;
        private final FourierTransform.Workspace workspace;
        private final double[] re;
        private final double[] im;
        private final double[] cos = new double[2 * PAIRS];
        private final double[] sin = new double[2 * PAIRS];
        private final double[] stepCos = new double[2 * PAIRS];
        private final double[] stepSin = new double[2 * PAIRS];

        /** Allocates for blocks of {@code samples} rows, about 1 kB a row at any number of channels. */
        public Scratch(int samples) {
            transform = FourierTransform.of(samples);
            workspace = transform.workspace(PAIRS);
            re = new double[samples * PAIRS];
            im = new double[samples * PAIRS];
        }
    }

    /** Delays channel c of {@code data} by {@code shifts[c]} samples (positive: later), in place. */
    public static void apply(double[] data, int channels, double[] shifts, Scratch scratch) {
        check(data.length, channels, shifts, scratch);
        for (int first = 0; first < channels; first += 2 * PAIRS) {
            int lanes = Math.min(2 * PAIRS, channels - first);
            for (int t = 0; t < scratch.transform.length(); t++) {
                for (int lane = 0; lane < 2 * PAIRS; lane++) {
                    double value = lane < lanes ? data[t * channels + first + lane] : 0;
                    (lane % 2 == 0 ? scratch.re : scratch.im)[t * PAIRS + lane / 2] = value;
                }
            }
            shift(scratch, shifts, first, lanes);
            for (int t = 0; t < scratch.transform.length(); t++) {
                for (int lane = 0; lane < lanes; lane++) {
                    data[t * channels + first + lane] = (lane % 2 == 0 ? scratch.re : scratch.im)[t * PAIRS + lane / 2];
                }
            }
        }
    }

    /** Delays channel c of {@code data} by {@code shifts[c]} samples (positive: later), in place, computed in double. */
    public static void apply(float[] data, int channels, double[] shifts, Scratch scratch) {
        check(data.length, channels, shifts, scratch);
        for (int first = 0; first < channels; first += 2 * PAIRS) {
            int lanes = Math.min(2 * PAIRS, channels - first);
            for (int t = 0; t < scratch.transform.length(); t++) {
                for (int lane = 0; lane < 2 * PAIRS; lane++) {
                    double value = lane < lanes ? data[t * channels + first + lane] : 0;
                    (lane % 2 == 0 ? scratch.re : scratch.im)[t * PAIRS + lane / 2] = value;
                }
            }
            shift(scratch, shifts, first, lanes);
            for (int t = 0; t < scratch.transform.length(); t++) {
                for (int lane = 0; lane < lanes; lane++) {
                    data[t * channels + first + lane] =
                            (float) (lane % 2 == 0 ? scratch.re : scratch.im)[t * PAIRS + lane / 2];
                }
            }
        }
    }

    /**
     * Multiplies the first {@code left} and last {@code right} rows by rising and falling cosine flanks, (1 - cos(π k / margin)) / 2
     * with k from 0 at the outermost row, in place.
     */
    public static void taper(double[] data, int samples, int channels, int left, int right) {
        for (int k = 0; k < left; k++) {
            scaleRow(data, k * channels, channels, flank(k, left));
        }
        for (int k = 0; k < right; k++) {
            scaleRow(data, (samples - 1 - k) * channels, channels, flank(k, right));
        }
    }

    private static double flank(int k, int margin) {
        return (1 - Math.cos(Math.PI * k / margin)) / 2;
    }

    private static void scaleRow(double[] data, int start, int channels, double factor) {
        for (int c = 0; c < channels; c++) {
            data[start + c] *= factor;
        }
    }

    private static void shift(Scratch scratch, double[] shifts, int first, int lanes) {
        int samples = scratch.transform.length();
        scratch.transform.forward(scratch.re, scratch.im, PAIRS, scratch.workspace);
        for (int lane = 0; lane < lanes; lane++) {
            double angle = -2 * Math.PI * shifts[first + lane] / samples;
            scratch.stepCos[lane] = Math.cos(angle);
            scratch.stepSin[lane] = Math.sin(angle);
        }
        for (int k = 0; 2 * k <= samples; k++) {
            if (k % EXACT_EVERY == 0) {
                exactTurns(scratch, shifts, first, lanes, k);
            }
            turnBin(scratch, k);
            advanceTurns(scratch);
        }
        scratch.transform.inverse(scratch.re, scratch.im, PAIRS, scratch.workspace);
    }

    private static void exactTurns(Scratch scratch, double[] shifts, int first, int lanes, int k) {
        for (int lane = 0; lane < lanes; lane++) {
            double angle = -2 * Math.PI * k / scratch.transform.length() * shifts[first + lane];
            scratch.cos[lane] = Math.cos(angle);
            scratch.sin[lane] = Math.sin(angle);
        }
    }

    private static void advanceTurns(Scratch scratch) {
        for (int lane = 0; lane < 2 * PAIRS; lane++) {
            double cos = scratch.cos[lane];
            double sin = scratch.sin[lane];
            scratch.cos[lane] = cos * scratch.stepCos[lane] - sin * scratch.stepSin[lane];
            scratch.sin[lane] = cos * scratch.stepSin[lane] + sin * scratch.stepCos[lane];
        }
    }

    /** Turns bin k of the real signals that each pair packs as real and imaginary parts: even lanes A, odd lanes B. */
    private static void turnBin(Scratch scratch, int k) {
        int samples = scratch.transform.length();
        double other = k == 0 || 2 * k == samples ? 0 : 1;
        double[] re = scratch.re;
        double[] im = scratch.im;
        for (int pair = 0; pair < PAIRS; pair++) {
            int at = k * PAIRS + pair;
            int opposite = (samples - k) % samples * PAIRS + pair;
            double ar = (re[at] + re[opposite]) / 2;
            double ai = (im[at] - im[opposite]) / 2;
            double br = (im[at] + im[opposite]) / 2;
            double bi = (re[opposite] - re[at]) / 2;
            double evenCos = scratch.cos[2 * pair];
            double evenSin = scratch.sin[2 * pair];
            double oddCos = scratch.cos[2 * pair + 1];
            double oddSin = scratch.sin[2 * pair + 1];
            double turnedAr = ar * evenCos - ai * evenSin;
            double turnedAi = other * (ar * evenSin + ai * evenCos);
            double turnedBr = br * oddCos - bi * oddSin;
            double turnedBi = other * (br * oddSin + bi * oddCos);
            re[opposite] = turnedAr + turnedBi;
            im[opposite] = turnedBr - turnedAi;
            re[at] = turnedAr - turnedBi;
            im[at] = turnedBr + turnedAi;
        }
    }

    private static void check(int length, int channels, double[] shifts, Scratch scratch) {
        if (shifts.length != channels || length < (long) scratch.transform.length() * channels) {
            throw new IllegalArgumentException("phaseShift: block of " + length + " values must hold "
                    + scratch.transform.length() + " samples × " + shifts.length
                    + " channels (the scratch and the shifts say so). Make the scratch for this length.");
        }
    }
}
