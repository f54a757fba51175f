package org.hillock.kernels.fft;

/**
 * The complex Fourier transform along time of {@code [2^k × 2 lanes]} blocks of floats, whose rows hold the real parts of all lanes, then
 * the imaginary ones; in place, and without sorting: the forward transform leaves bin k in row {@link #rowOfBin}, and the backward one
 * (without a factor) takes it from there.
 *
 * <p>Butterflies of radix 2 by decimation in frequency forward and in time backward, up to four steps at a time on sixteen rows that
 * stay in the nearest cache; lanes are the inner loop. Immutable and thread-safe; a {@link Rows} is not.
 */
final class RowFourier {
    private static final int DEPTH = 4;
    private final int length;
    private final int steps;
    private final float[] cos;
    private final float[] sin;

    RowFourier(int length) {
        if (Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("rowFourier: length = " + length + " rows must be a power of two.");
        }
        this.length = length;
        this.steps = Integer.numberOfTrailingZeros(length);
        this.cos = new float[length / 2];
        this.sin = new float[length / 2];
        for (int k = 0; k < length / 2; k++) {
            cos[k] = (float) Math.cos(-2 * Math.PI * k / length);
            sin[k] = (float) Math.sin(-2 * Math.PI * k / length);
        }
    }

    /** Working memory for a number of lanes; one thread at a time. */
    static final class Rows {
        final float[][] re;
        final float[][] im;

        Rows(int lanes) {
            re = new float[1 << DEPTH][lanes];
            im = new float[1 << DEPTH][lanes];
        }

        int lanes() {
            return re[0].length;
        }

        void load(float[] data, int row, int slot) {
            int lanes = lanes();
            System.arraycopy(data, row * 2 * lanes, re[slot], 0, lanes);
            System.arraycopy(data, (row * 2 + 1) * lanes, im[slot], 0, lanes);
        }

        void store(float[] data, int row, int slot) {
            int lanes = lanes();
            System.arraycopy(re[slot], 0, data, row * 2 * lanes, lanes);
            System.arraycopy(im[slot], 0, data, (row * 2 + 1) * lanes, lanes);
        }
    }

    int length() {
        return length;
    }

    /** The row that holds a bin between the two transforms. */
    int rowOfBin(int bin) {
        return steps == 0 ? 0 : Integer.reverse(bin) >>> (32 - steps);
    }

    void forward(float[] data, Rows rows) {
        for (int done = 0; done < steps; done += DEPTH) {
            group(data, rows, done, Math.min(DEPTH, steps - done), true);
        }
    }

    void backward(float[] data, Rows rows) {
        int groups = (steps + DEPTH - 1) / DEPTH;
        for (int g = groups - 1; g >= 0; g--) {
            group(data, rows, g * DEPTH, Math.min(DEPTH, steps - g * DEPTH), false);
        }
    }

    /** The steps {@code [first, first + depth)} on all sets of rows that only touch each other. */
    private void group(float[] data, Rows rows, int first, int depth, boolean forward) {
        int block = length >> first;
        int count = 1 << depth;
        int apart = block >> depth;
        for (int start = 0; start < length; start += block) {
            for (int offset = 0; offset < apart; offset++) {
                for (int j = 0; j < count; j++) {
                    rows.load(data, start + offset + j * apart, j);
                }
                for (int s = 0; s < depth; s++) {
                    int step = forward ? s : depth - 1 - s;
                    butterflies(rows, first + step, count >> (step + 1), offset, apart, count, forward);
                }
                for (int j = 0; j < count; j++) {
                    rows.store(data, start + offset + j * apart, j);
                }
            }
        }
    }

    private void butterflies(Rows rows, int step, int half, int offset, int apart, int count, boolean forward) {
        for (int from = 0; from < count; from += 2 * half) {
            for (int j = 0; j < half; j++) {
                int twiddle = (offset + j * apart) << step;
                int a = from + j;
                int b = a + half;
                if (forward) {
                    apart(rows.re[a], rows.im[a], rows.re[b], rows.im[b], cos[twiddle], sin[twiddle]);
                } else {
                    together(rows.re[a], rows.im[a], rows.re[b], rows.im[b], cos[twiddle], -sin[twiddle]);
                }
            }
        }
    }

    /** (a, b) becomes (a + b, (a - b) w). */
    private static void apart(float[] ar, float[] ai, float[] br, float[] bi, float wr, float wi) {
        for (int c = 0; c < ar.length; c++) {
            float dr = ar[c] - br[c];
            float di = ai[c] - bi[c];
            ar[c] = ar[c] + br[c];
            ai[c] = ai[c] + bi[c];
            br[c] = dr * wr - di * wi;
            bi[c] = dr * wi + di * wr;
        }
    }

    /** (a, b) becomes (a + b w, a - b w). */
    private static void together(float[] ar, float[] ai, float[] br, float[] bi, float wr, float wi) {
        for (int c = 0; c < ar.length; c++) {
            float tr = br[c] * wr - bi[c] * wi;
            float ti = br[c] * wi + bi[c] * wr;
            br[c] = ar[c] - tr;
            bi[c] = ai[c] - ti;
            ar[c] = ar[c] + tr;
            ai[c] = ai[c] + ti;
        }
    }
}
