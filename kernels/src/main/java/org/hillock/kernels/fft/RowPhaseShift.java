package org.hillock.kernels.fft;

/**
 * {@link PhaseShift} in float for blocks whose length is a power of two and whose channels are even in number: all channels at once,
 * about five times as fast and off by about 1e-6 of the largest value. The first half of the channels travels as real, the second as
 * imaginary parts. Owned by one thread at a time.
 */
public final class RowPhaseShift {
    private static final int EXACT_EVERY = 32;

    private final RowFourier fourier;
    private final RowFourier.Rows rows;
    private final double[] angles;
    private final float[][] turn = new float[4][];
    private final float[][] step = new float[4][];
    private final float[][] part = new float[4][];

    /**
     * Prepares for blocks.
     *
     * @param samples length of the blocks, a power of two
     * @param shifts samples by which each channel is delayed, an even number of them
     */
    public RowPhaseShift(int samples, double[] shifts) {
        if (shifts.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "rowPhaseShift: shifts of " + shifts.length + " channels must be an even number.");
        }
        fourier = new RowFourier(samples);
        int lanes = shifts.length / 2;
        rows = new RowFourier.Rows(lanes);
        angles = new double[shifts.length];
        for (int c = 0; c < shifts.length; c++) {
            angles[c] = -2 * Math.PI * shifts[c] / samples;
        }
        for (int i = 0; i < 4; i++) {
            turn[i] = new float[lanes];
            step[i] = new float[lanes];
            part[i] = new float[lanes];
        }
        turns(1, 1, step);
    }

    /** Delays the channels of a block in place; only its first {@code samples × channels} values are used. */
    public void apply(float[] data) {
        int samples = fourier.length();
        fourier.forward(data, rows);
        for (int k = 0; 2 * k <= samples; k++) {
            if (k % EXACT_EVERY == 0) {
                turns(k, 1.0 / samples, turn);
            }
            turnBin(data, k);
            advance(turn[0], turn[1], step[0], step[1]);
            advance(turn[2], turn[3], step[2], step[3]);
        }
        fourier.backward(data, rows);
    }

    /** Cosines and sines of bin k for both halves of the channels, times a factor. */
    private void turns(int k, double factor, float[][] into) {
        int lanes = rows.lanes();
        for (int c = 0; c < angles.length; c++) {
            int half = c < lanes ? 0 : 2;
            into[half][c % lanes] = (float) (factor * Math.cos(k * angles[c]));
            into[half + 1][c % lanes] = (float) (factor * Math.sin(k * angles[c]));
        }
    }

    private static void advance(float[] cos, float[] sin, float[] stepCos, float[] stepSin) {
        for (int c = 0; c < cos.length; c++) {
            float old = cos[c];
            cos[c] = old * stepCos[c] - sin[c] * stepSin[c];
            sin[c] = old * stepSin[c] + sin[c] * stepCos[c];
        }
    }

    /** Turns bins k and -k of the two real signals of each lane; of the bin at half the length the real part is kept. */
    private void turnBin(float[] data, int k) {
        int samples = fourier.length();
        int row = fourier.rowOfBin(k);
        int opposite = fourier.rowOfBin((samples - k) % samples);
        rows.load(data, row, 0);
        rows.load(data, opposite, 1);
        separate(rows.re[0], rows.im[0], rows.re[1], rows.im[1]);
        turn(part[0], part[1], turn[0], turn[1]);
        turn(part[2], part[3], turn[2], turn[3]);
        if (row == opposite) {
            System.arraycopy(part[0], 0, rows.re[0], 0, part[0].length);
            System.arraycopy(part[2], 0, rows.im[0], 0, part[2].length);
        } else {
            join(rows.re[0], rows.im[0], rows.re[1], rows.im[1]);
            rows.store(data, opposite, 1);
        }
        rows.store(data, row, 0);
    }

    /** The spectra of the signals in the real and in the imaginary parts, from bins k and -k. */
    private void separate(float[] re, float[] im, float[] otherRe, float[] otherIm) {
        float[] ar = part[0];
        float[] ai = part[1];
        float[] br = part[2];
        float[] bi = part[3];
        for (int c = 0; c < re.length; c++) {
            ar[c] = (re[c] + otherRe[c]) * 0.5f;
            ai[c] = (im[c] - otherIm[c]) * 0.5f;
            br[c] = (im[c] + otherIm[c]) * 0.5f;
            bi[c] = (otherRe[c] - re[c]) * 0.5f;
        }
    }

    private static void turn(float[] re, float[] im, float[] cos, float[] sin) {
        for (int c = 0; c < re.length; c++) {
            float old = re[c];
            re[c] = old * cos[c] - im[c] * sin[c];
            im[c] = old * sin[c] + im[c] * cos[c];
        }
    }

    private void join(float[] re, float[] im, float[] otherRe, float[] otherIm) {
        float[] ar = part[0];
        float[] ai = part[1];
        float[] br = part[2];
        float[] bi = part[3];
        for (int c = 0; c < re.length; c++) {
            re[c] = ar[c] - bi[c];
            im[c] = br[c] + ai[c];
            otherRe[c] = ar[c] + bi[c];
            otherIm[c] = br[c] - ai[c];
        }
    }
}
