package org.hillock.sorters.spikesift.steps;

/**
 * Smallest values of blocks, and the layout {@code [block][channel][sample]}.
 *
 * <p>An instance owns its scratch arrays: one instance for one thread.
 */
public final class BlockMinima {
    private static final int GROUPS = 6;

    private final int samplesPerBlock;
    private final int groupRows;
    private final float[][] groups;
    private final float[] folded;
    private final float[] smallest;
    private final float[] row;

    /** For blocks of {@code samplesPerBlock} samples of at most {@code channels} channels. */
    public BlockMinima(int samplesPerBlock, int channels) {
        this.samplesPerBlock = samplesPerBlock;
        this.groupRows = (samplesPerBlock + GROUPS - 1) / GROUPS;
        this.groups = new float[GROUPS][groupRows * channels];
        this.folded = new float[groupRows * channels];
        this.smallest = new float[channels];
        this.row = new float[channels];
    }

    /**
     * Smallest value of each channel in one block.
     *
     * @param rows {@code [m x width]} filtered samples from {@code start} on
     * @param width number of channels of the block
     * @param out receives one value a channel from {@code at} on
     */
    public void find(float[] rows, int start, int width, float[] out, int at) {
        int count = groupRows * width;
        for (int g = 0; g < GROUPS; g++) {
            int first = Math.min(g * groupRows, samplesPerBlock - groupRows);
            System.arraycopy(rows, start + first * width, groups[g], 0, count);
        }
        fold(groups[0], groups[1], groups[2], groups[3], groups[4], groups[5], count, folded);
        System.arraycopy(folded, 0, smallest, 0, width);
        for (int r = 1; r < groupRows; r++) {
            System.arraycopy(folded, r * width, row, 0, width);
            lower(row, width, smallest);
        }
        System.arraycopy(smallest, 0, out, at, width);
    }

    private static void fold(float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.min(Math.min(Math.min(a[i], b[i]), Math.min(c[i], d[i])), Math.min(e[i], f[i]));
        }
    }

    private static void lower(float[] row, int width, float[] smallest) {
        for (int c = 0; c < width; c++) {
            smallest[c] = Math.min(smallest[c], row[c]);
        }
    }

    /**
     * Turns one block of rows into channel rows.
     *
     * @param rows filtered samples, {@code m} rows of {@code stride} values from {@code start} on
     * @param width how many values of each row are taken
     * @param out receives {@code [width x m]} from {@code at} on
     */
    public static void transpose(
            float[] rows, int start, int stride, int samplesPerBlock, int width, float[] out, int at) {
        int c = 0;
        for (; c + 4 <= width; c += 4) {
            transposeFour(rows, start + c, stride, samplesPerBlock, out, at + c * samplesPerBlock);
        }
        for (; c < width; c++) {
            for (int s = 0; s < samplesPerBlock; s++) {
                out[at + c * samplesPerBlock + s] = rows[start + c + s * stride];
            }
        }
    }

    private static void transposeFour(float[] rows, int from, int stride, int samplesPerBlock, float[] out, int at) {
        int at1 = at + samplesPerBlock;
        int at2 = at1 + samplesPerBlock;
        int at3 = at2 + samplesPerBlock;
        int place = from;
        for (int s = 0; s < samplesPerBlock; s++) {
            out[at + s] = rows[place];
            out[at1 + s] = rows[place + 1];
            out[at2 + s] = rows[place + 2];
            out[at3 + s] = rows[place + 3];
            place += stride;
        }
    }
}
