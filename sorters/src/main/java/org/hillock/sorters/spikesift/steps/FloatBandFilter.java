package org.hillock.sorters.spikesift.steps;

import java.util.Arrays;

/**
 * The band filter on float samples, with sums in double.
 *
 * <p>It works as {@link IntegerBandFilter}, but the four-fold running sum loses digits with its length, so it starts afresh
 * in every tile, from the first sample of that tile as zero. Tiles have a fixed number of blocks, so that the outcome does
 * not depend on how a recording is cut into stretches as long as these begin at whole tiles. A sample that is not finite
 * counts as the last finite one of its channel in the tile.
 *
 * <p>An instance owns its scratch arrays: one instance for one thread.
 */
public final class FloatBandFilter {
    /** Blocks between two restarts of the sums; stretches must begin at multiples of it to give the same bits. */
    public static final int TILE_BLOCKS = 8;

    private final BandFilter filter;
    private final int channels;
    private final double[] once;
    private final double[] twice;
    private final double[] thrice;
    private final double[] fourfold;
    private final float[] offset;
    private final float[] last;
    private final double[] sums;
    private final float[] filtered;
    private long missing;

    /** A filter for at most {@code channels} neighbouring channels at a time. */
    public FloatBandFilter(BandFilter filter, int channels) {
        this.filter = filter;
        this.channels = channels;
        int tileRows = TILE_BLOCKS * filter.samplesPerBlock();
        this.once = new double[channels];
        this.twice = new double[channels];
        this.thrice = new double[channels];
        this.fourfold = new double[channels];
        this.offset = new float[channels];
        this.last = new float[channels];
        this.sums = new double[(8 * filter.wide() + 4 + tileRows) * channels];
        this.filtered = new float[tileRows * channels];
    }

    /** How many samples were not finite since this was last asked; those in the margins of tiles count in each tile. */
    public long takeMissingSamples() {
        long taken = missing;
        missing = 0;
        return taken;
    }

    /**
     * Filters a stretch of whole blocks of the channels {@code firstChannel .. firstChannel + width - 1}.
     *
     * @param samples {@code [(blocks * m + 8 wide) x rowLength]} samples, starting {@code 4 wide} samples before the stretch
     * @param rowLength number of channels in a row of {@code samples}
     * @param blocks number of blocks to filter
     * @param sink receives the filtered tiles in order
     */
    public void run(float[] samples, int rowLength, int firstChannel, int width, int blocks, TileSink sink) {
        if (width > channels) {
            throw new IllegalArgumentException("band filter: width = " + width + " channels must be at most " + channels
                    + " (the size of the scratch arrays). Make a filter for more channels.");
        }
        int m = filter.samplesPerBlock();
        int history = 8 * filter.wide();
        for (int block = 0; block < blocks; block += TILE_BLOCKS) {
            int tileBlocks = Math.min(TILE_BLOCKS, blocks - block);
            int rows = tileBlocks * m;
            restart(samples, block * m, rows + history, rowLength, firstChannel, width);
            integrate(samples, block * m, rows + history, rowLength, firstChannel, width);
            comb(rows, width);
            sink.accept(filtered, block, tileBlocks, firstChannel, width);
        }
    }

    private void restart(float[] samples, int firstRow, int rows, int rowLength, int firstChannel, int width) {
        Arrays.fill(once, 0);
        Arrays.fill(twice, 0);
        Arrays.fill(thrice, 0);
        Arrays.fill(fourfold, 0);
        Arrays.fill(sums, 0, 4 * width, 0);
        System.arraycopy(samples, firstRow * rowLength + firstChannel, offset, 0, width);
        for (int c = 0; c < width; c++) {
            for (int r = 1; r < rows && !Float.isFinite(offset[c]); r++) {
                offset[c] = samples[(firstRow + r) * rowLength + firstChannel + c];
            }
            if (!Float.isFinite(offset[c])) {
                offset[c] = 0;
            }
        }
        System.arraycopy(offset, 0, last, 0, width);
    }

    private void integrate(float[] samples, int firstRow, int rows, int rowLength, int firstChannel, int width) {
        for (int r = 0; r < rows; r++) {
            int base = (firstRow + r) * rowLength + firstChannel;
            takeRow(samples, base, width);
            integrateRow(last, width, offset, once, twice, thrice, fourfold);
            System.arraycopy(fourfold, 0, sums, (4 + r) * width, width);
        }
    }

    private void takeRow(float[] samples, int base, int width) {
        float probe = 0;
        for (int c = 0; c < width; c++) {
            probe += samples[base + c] * 0.0f;
        }
        if (probe == 0) {
            System.arraycopy(samples, base, last, 0, width);
            return;
        }
        for (int c = 0; c < width; c++) {
            float value = samples[base + c];
            if (Float.isFinite(value)) {
                last[c] = value;
            } else {
                missing++;
            }
        }
    }

    private static void integrateRow(
            float[] row, int width, float[] offset, double[] s1, double[] s2, double[] s3, double[] s4) {
        for (int c = 0; c < width; c++) {
            double a = s1[c] + ((double) row[c] - (double) offset[c]);
            double b = s2[c] + a;
            double d = s3[c] + b;
            s1[c] = a;
            s2[c] = b;
            s3[c] = d;
            s4[c] += d;
        }
    }

    /** Turns sums into filtered samples; two small loops, because the compiler vectorises no larger one. */
    private void comb(int rows, int width) {
        int a = filter.narrow();
        int b = filter.wide();
        int middle = 4 * b + 2;
        int count = rows * width;
        set(sums, filtered, count, middle * width, (2 * b + 1) * width, filter.wideGain());
        add(sums, filtered, count, middle * width, (2 * a + 1) * width, filter.narrowGain());
    }

    private static void set(double[] sums, float[] out, int count, int middle, int step, double gain) {
        int low = middle - step;
        int lowest = low - step;
        int high = middle + step;
        int highest = high + step;
        for (int i = 0; i < count; i++) {
            double fourfold =
                    sums[i + highest] + sums[i + lowest] + 6 * sums[i + middle] - 4 * (sums[i + high] + sums[i + low]);
            out[i] = (float) (gain * fourfold);
        }
    }

    private static void add(double[] sums, float[] out, int count, int middle, int step, double gain) {
        int low = middle - step;
        int lowest = low - step;
        int high = middle + step;
        int highest = high + step;
        for (int i = 0; i < count; i++) {
            double fourfold =
                    sums[i + highest] + sums[i + lowest] + 6 * sums[i + middle] - 4 * (sums[i + high] + sums[i + low]);
            out[i] += (float) (gain * fourfold);
        }
    }
}
