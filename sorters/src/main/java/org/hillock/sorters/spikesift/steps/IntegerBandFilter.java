package org.hillock.sorters.spikesift.steps;

import java.util.Arrays;

/**
 * The band filter on samples that are 16-bit numbers, with exact integer sums.
 *
 * <p>Both box averages come from one four-fold running sum {@code I} of the input, kept modulo 2^32:
 * a four-fold box sum of width {@code w} is {@code I[t] - 4 I[t-w] + 6 I[t-2w] - 4 I[t-3w] + I[t-4w]}. Wrapping around does
 * not matter, because the result itself fits into 32 bits (see {@link BandFilter#fitsInt()}). So there is no rounding
 * before the final conversion to float, and no need to restart the sums.
 *
 * <p>The loops are small and their arrays are indexed by the plain loop variable, or are of another type than the array
 * that is written: the compiler vectorises only those. Several sections of the stretch run side by side as {@link Lanes}, and
 * two rows are summed in one pass. An instance owns its scratch arrays: one instance for one thread.
 */
public final class IntegerBandFilter {
    private static final int TILE_VALUES = 1 << 15;

    private final BandFilter filter;
    private final int history;
    private int lanes;
    private int tileRows;
    private short[] raw = new short[0];
    private float[] row = new float[0];
    private float[] nextRow = new float[0];
    private float[] offset = new float[0];
    private int[] once = new int[0];
    private int[] twice = new int[0];
    private int[] thrice = new int[0];
    private int[] fourfold = new int[0];
    private int[] between = new int[0];
    private int[] sums = new int[0];
    private float[] filtered = new float[0];

    /** A filter; its scratch arrays are made for the first stretch and again when a stretch has another number of lanes. */
    public IntegerBandFilter(BandFilter filter) {
        this.filter = filter;
        this.history = 8 * filter.wide() + 4;
    }

    /**
     * Filters a stretch of whole blocks of the channels {@code firstChannel .. firstChannel + width - 1}.
     *
     * @param samples {@code [(blocks * m + 8 wide) x rowLength]} samples, starting {@code 4 wide} samples before the stretch
     * @param rowLength number of channels in a row of {@code samples}
     * @param offsets one 16-bit number a channel that is subtracted; it changes rounding only
     * @param layout how the stretch is laid out
     * @param blocks number of blocks to filter; blocks of the last section beyond them are arbitrary
     * @param sink receives the filtered blocks, one of every section at a time
     */
    public void run(
            short[] samples,
            int rowLength,
            float[] offsets,
            int firstChannel,
            Lanes layout,
            int blocks,
            LaneSink sink) {
        int m = filter.samplesPerBlock();
        reserve(layout.count());
        start(offsets, firstChannel, layout);
        Source source = new Source(samples, rowLength, firstChannel, layout, m, blocks * m + 8 * filter.wide());
        integrate(source, 0, history - 4, 4);
        int total = layout.blocks() * m;
        for (int done = 0; done < total; done += tileRows) {
            int rows = Math.min(tileRows, total - done);
            integrate(source, history - 4 + done, rows, history);
            comb(rows);
            for (int r = 0; r < rows; r += m) {
                sink.accept(filtered, r * lanes, (done + r) / m);
            }
            System.arraycopy(sums, rows * lanes, sums, 0, history * lanes);
        }
    }

    private record Source(short[] samples, int rowLength, int firstChannel, Lanes layout, int m, int rows) {
        /** Row {@code r} of every section; sections that have ended keep what they had. */
        void copy(int r, short[] to) {
            int width = layout.width();
            for (int s = 0; s < layout.sections(); s++) {
                int from = s * layout.blocks() * m + r;
                if (from < rows) {
                    System.arraycopy(samples, from * rowLength + firstChannel, to, s * width, width);
                }
            }
        }
    }

    private void reserve(int count) {
        if (count == lanes) {
            return;
        }
        lanes = count;
        int m = filter.samplesPerBlock();
        tileRows = Math.max(1, TILE_VALUES / (m * lanes)) * m;
        raw = new short[lanes];
        row = new float[lanes];
        nextRow = new float[lanes];
        offset = new float[lanes];
        once = new int[lanes];
        twice = new int[lanes];
        thrice = new int[lanes];
        fourfold = new int[lanes];
        between = new int[lanes];
        sums = new int[(history + tileRows) * lanes];
        filtered = new float[tileRows * lanes];
    }

    private void start(float[] offsets, int firstChannel, Lanes layout) {
        Arrays.fill(once, 0);
        Arrays.fill(twice, 0);
        Arrays.fill(thrice, 0);
        Arrays.fill(fourfold, 0);
        Arrays.fill(sums, 0, 4 * lanes, 0);
        for (int s = 0; s < layout.sections(); s++) {
            System.arraycopy(offsets, firstChannel, offset, s * layout.width(), layout.width());
        }
    }

    private void integrate(Source source, int firstRow, int rows, int sumRow) {
        int r = 0;
        for (; r + 2 <= rows; r += 2) {
            source.copy(firstRow + r, raw);
            subtract(raw, offset, lanes, row);
            source.copy(firstRow + r + 1, raw);
            subtract(raw, offset, lanes, nextRow);
            integrateTwo(row, nextRow, lanes, once, twice, thrice, fourfold, between);
            System.arraycopy(between, 0, sums, (sumRow + r) * lanes, lanes);
            System.arraycopy(fourfold, 0, sums, (sumRow + r + 1) * lanes, lanes);
        }
        if (r < rows) {
            source.copy(firstRow + r, raw);
            subtract(raw, offset, lanes, row);
            integrateOne(row, lanes, once, twice, thrice, fourfold);
            System.arraycopy(fourfold, 0, sums, (sumRow + r) * lanes, lanes);
        }
    }

    /** Exact in float; unlike the way from short to int it is vectorised. */
    private static void subtract(short[] from, float[] offset, int count, float[] to) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i] - offset[i];
        }
    }

    private static void integrateOne(float[] row, int count, int[] s1, int[] s2, int[] s3, int[] s4) {
        for (int c = 0; c < count; c++) {
            int a = s1[c] + (int) row[c];
            int b = s2[c] + a;
            int d = s3[c] + b;
            s1[c] = a;
            s2[c] = b;
            s3[c] = d;
            s4[c] += d;
        }
    }

    private static void integrateTwo(
            float[] row, float[] next, int count, int[] s1, int[] s2, int[] s3, int[] s4, int[] between) {
        for (int c = 0; c < count; c++) {
            int a = s1[c] + (int) row[c];
            int b = s2[c] + a;
            int d = s3[c] + b;
            int e = s4[c] + d;
            between[c] = e;
            a += (int) next[c];
            b += a;
            d += b;
            s1[c] = a;
            s2[c] = b;
            s3[c] = d;
            s4[c] = e + d;
        }
    }

    private void comb(int rows) {
        int a = filter.narrow();
        int b = filter.wide();
        int middle = 4 * b + 2;
        int count = rows * lanes;
        set(sums, filtered, count, middle * lanes, (2 * b + 1) * lanes, (float) filter.wideGain());
        add(sums, filtered, count, middle * lanes, (2 * a + 1) * lanes, (float) filter.narrowGain());
    }

    private static void set(int[] sums, float[] out, int count, int middle, int step, float gain) {
        int low = middle - step;
        int lowest = low - step;
        int high = middle + step;
        int highest = high + step;
        for (int i = 0; i < count; i++) {
            int fourfold =
                    sums[i + highest] + sums[i + lowest] + 6 * sums[i + middle] - 4 * (sums[i + high] + sums[i + low]);
            out[i] = gain * fourfold;
        }
    }

    private static void add(int[] sums, float[] out, int count, int middle, int step, float gain) {
        int low = middle - step;
        int lowest = low - step;
        int high = middle + step;
        int highest = high + step;
        for (int i = 0; i < count; i++) {
            int fourfold =
                    sums[i + highest] + sums[i + lowest] + 6 * sums[i + middle] - 4 * (sums[i + high] + sums[i + low]);
            out[i] += gain * fourfold;
        }
    }
}
