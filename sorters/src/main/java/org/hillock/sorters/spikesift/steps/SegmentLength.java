package org.hillock.sorters.spikesift.steps;

/** Where to end a segment: at the largest change of activity between two neighbouring stretches of minimum length. */
public final class SegmentLength {
    private SegmentLength() {}

    /** Gives the block minima of one block. */
    @FunctionalInterface
    public interface MinimaRow {
        /** Copies the smallest values of all channels in block {@code block} into {@code out}. */
        void read(int block, float[] out);
    }

    /**
     * The boundary curve {@code B[j] = sum over channels |E(j+L, j+2L) - E(j, j+L)|}, where {@code E(i, k)} is the sum of
     * {@code min(0, value - threshold)} over the blocks {@code i .. k-1}.
     *
     * @param blocks number of blocks on offer, at least {@code 2 minBlocks}
     * @param minBlocks shortest segment L in blocks
     * @return {@code blocks - 2 minBlocks + 1} values
     */
    public static double[] boundaryCurve(MinimaRow minima, float[] thresholds, int blocks, int minBlocks) {
        int channels = thresholds.length;
        double[] difference = new double[channels];
        float[] left = new float[channels];
        float[] middle = new float[channels];
        float[] right = new float[channels];
        for (int k = 0; k < minBlocks; k++) {
            minima.read(k, left);
            minima.read(k + minBlocks, right);
            start(left, right, thresholds, difference);
        }
        double[] curve = new double[blocks - 2 * minBlocks + 1];
        curve[0] = absoluteSum(difference);
        for (int j = 1; j < curve.length; j++) {
            minima.read(j - 1, left);
            minima.read(j - 1 + minBlocks, middle);
            minima.read(j - 1 + 2 * minBlocks, right);
            advance(left, middle, right, thresholds, difference);
            curve[j] = absoluteSum(difference);
        }
        return curve;
    }

    /** The length that follows from a boundary curve: its first largest place, searched again when a full L lies before. */
    public static int fromCurve(double[] curve, int minBlocks) {
        int place = firstLargest(curve, curve.length);
        if (place >= minBlocks) {
            place = firstLargest(curve, place - minBlocks + 1);
        }
        return place + minBlocks;
    }

    /** First place of the largest of the first {@code count} values. */
    public static int firstLargest(double[] values, int count) {
        int place = 0;
        for (int i = 1; i < count; i++) {
            if (values[i] > values[place]) {
                place = i;
            }
        }
        return place;
    }

    private static void start(float[] left, float[] right, float[] thresholds, double[] difference) {
        for (int c = 0; c < difference.length; c++) {
            float a = Math.min(0f, left[c] - thresholds[c]);
            float b = Math.min(0f, right[c] - thresholds[c]);
            difference[c] += (double) b - (double) a;
        }
    }

    private static void advance(float[] left, float[] middle, float[] right, float[] thresholds, double[] difference) {
        for (int c = 0; c < difference.length; c++) {
            float a = Math.min(0f, left[c] - thresholds[c]);
            float b = Math.min(0f, middle[c] - thresholds[c]);
            float d = Math.min(0f, right[c] - thresholds[c]);
            difference[c] += (double) d - 2 * (double) b + (double) a;
        }
    }

    private static double absoluteSum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return sum;
    }
}
