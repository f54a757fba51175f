package org.hillock.sorters.spikesift.steps;

/** Smallest value of every block and channel with its first position, and the layout {@code [block][channel][sample]}. */
public final class BlockMinima {
    private BlockMinima() {}

    /**
     * Turns one block of rows into channel rows and notes the minimum of each.
     *
     * @param rows {@code [m x width]} filtered samples, starting at {@code rowsStart}
     * @param samplesPerBlock the block length m
     * @param width number of channels of the block
     * @param out receives {@code [width x m]} from {@code outStart} on
     * @param values receives the smallest value of each channel from {@code minimumStart} on
     * @param positions receives its first sample in the block, 0 to m - 1
     */
    public static void transpose(
            float[] rows,
            int rowsStart,
            int samplesPerBlock,
            int width,
            float[] out,
            int outStart,
            float[] values,
            short[] positions,
            int minimumStart) {
        for (int c = 0; c < width; c++) {
            int from = rowsStart + c;
            int to = outStart + c * samplesPerBlock;
            float smallest = Float.POSITIVE_INFINITY;
            int position = 0;
            for (int s = 0; s < samplesPerBlock; s++) {
                float value = rows[from + s * width];
                out[to + s] = value;
                if (value < smallest) {
                    smallest = value;
                    position = s;
                }
            }
            values[minimumStart + c] = smallest;
            positions[minimumStart + c] = (short) position;
        }
    }

    /** First position of the smallest of the {@code count} values from {@code start} on, counted from {@code start}. */
    public static int firstMinimum(float[] values, int start, int count) {
        int position = 0;
        float smallest = values[start];
        for (int s = 1; s < count; s++) {
            if (values[start + s] < smallest) {
                smallest = values[start + s];
                position = s;
            }
        }
        return position;
    }
}
