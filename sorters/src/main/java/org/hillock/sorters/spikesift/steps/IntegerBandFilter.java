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
 * that is written: the compiler vectorises only those. An instance owns its scratch arrays: one instance for one thread.
 */
public final class IntegerBandFilter {
    private static final int TILE_VALUES = 1 << 14;

    private final BandFilter filter;
    private final int channels;
    private final int history;
    private final int tileRows;
    private final int[] once;
    private final int[] twice;
    private final int[] thrice;
    private final int[] fourfold;
    private final int[] sums;
    private final float[] offset;
    private final float[] filtered;

    /** A filter for at most {@code channels} neighbouring channels at a time; tiles are whole blocks. */
    public IntegerBandFilter(BandFilter filter, int channels) {
        this.filter = filter;
        this.channels = channels;
        this.history = 8 * filter.wide() + 4;
        int blockValues = filter.samplesPerBlock() * channels;
        this.tileRows = Math.max(1, TILE_VALUES / blockValues) * filter.samplesPerBlock();
        this.once = new int[channels];
        this.twice = new int[channels];
        this.thrice = new int[channels];
        this.fourfold = new int[channels];
        this.sums = new int[(history + tileRows) * channels];
        this.offset = new float[channels];
        this.filtered = new float[tileRows * channels];
    }

    /**
     * Filters a stretch of whole blocks of the channels {@code firstChannel .. firstChannel + width - 1}.
     *
     * @param samples {@code [(blocks * m + 8 wide) x rowLength]} samples, starting {@code 4 wide} samples before the stretch
     * @param rowLength number of channels in a row of {@code samples}
     * @param offsets one 16-bit number a channel that is subtracted; it changes rounding only
     * @param blocks number of blocks to filter
     * @param sink receives the filtered tiles in order
     */
    public void run(
            float[] samples, int rowLength, float[] offsets, int firstChannel, int width, int blocks, TileSink sink) {
        if (width > channels) {
            throw new IllegalArgumentException("band filter: width = " + width + " channels must be at most " + channels
                    + " (the size of the scratch arrays). Make a filter for more channels.");
        }
        start(offsets, firstChannel, width);
        integrate(samples, 0, history - 4, rowLength, firstChannel, width, 4);
        int m = filter.samplesPerBlock();
        int total = blocks * m;
        for (int row = 0; row < total; row += tileRows) {
            int rows = Math.min(tileRows, total - row);
            integrate(samples, history - 4 + row, rows, rowLength, firstChannel, width, history);
            comb(rows, width);
            sink.accept(filtered, row / m, rows / m, firstChannel, width);
            System.arraycopy(sums, rows * width, sums, 0, history * width);
        }
    }

    private void start(float[] offsets, int firstChannel, int width) {
        Arrays.fill(once, 0);
        Arrays.fill(twice, 0);
        Arrays.fill(thrice, 0);
        Arrays.fill(fourfold, 0);
        Arrays.fill(sums, 0, 4 * width, 0);
        System.arraycopy(offsets, firstChannel, offset, 0, width);
    }

    private void integrate(
            float[] samples, int firstRow, int rows, int rowLength, int firstChannel, int width, int sumRow) {
        for (int r = 0; r < rows; r++) {
            int from = (firstRow + r) * rowLength + firstChannel;
            integrateRow(samples, from, width, offset, once, twice, thrice, fourfold);
            System.arraycopy(fourfold, 0, sums, (sumRow + r) * width, width);
        }
    }

    private static void integrateRow(
            float[] samples, int from, int width, float[] offset, int[] s1, int[] s2, int[] s3, int[] s4) {
        for (int c = 0; c < width; c++) {
            int a = s1[c] + (int) (samples[from + c] - offset[c]);
            int b = s2[c] + a;
            int d = s3[c] + b;
            s1[c] = a;
            s2[c] = b;
            s3[c] = d;
            s4[c] += d;
        }
    }

    private void comb(int rows, int width) {
        int a = filter.narrow();
        int b = filter.wide();
        int middle = 4 * b + 2;
        int count = rows * width;
        set(sums, filtered, count, middle * width, (2 * b + 1) * width, (float) filter.wideGain());
        add(sums, filtered, count, middle * width, (2 * a + 1) * width, (float) filter.narrowGain());
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
