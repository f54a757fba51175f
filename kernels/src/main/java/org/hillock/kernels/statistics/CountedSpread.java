package org.hillock.kernels.statistics;

/** Medians and median absolute deviations of whole numbers of a small range, by counting how often each occurs. */
public final class CountedSpread {
    private CountedSpread() {}

    /**
     * Counts the values of neighbouring columns of a row-major block.
     *
     * @param values whole numbers
     * @param offset index of the first row's first value
     * @param stride columns of the block
     * @param rows how many rows
     * @param first the first column that is counted
     * @param lowest what is counted at index 0
     * @param counts {@code [columns][range]}, one row for each column that is counted
     */
    public static void count(float[] values, int offset, int stride, int rows, int first, int lowest, int[][] counts) {
        for (int row = 0, base = offset + first; row < rows; row++, base += stride) {
            for (int k = 0; k < counts.length; k++) {
                counts[k][(int) values[base + k] - lowest]++;
            }
        }
    }

    /**
     * The median of |x - median(x)|, for an even number of values the mean of the two middle ones.
     *
     * @param counts how often each number occurs
     * @return half a whole number; NaN for no values
     */
    public static double absoluteDeviation(int[] counts) {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        if (total == 0) {
            return Double.NaN;
        }
        int twiceMedian = ranked(counts, (total - 1) / 2) + ranked(counts, total / 2);
        long lowerRank = (total - 1) / 2;
        long upperRank = total / 2;
        int below = twiceMedian >> 1;
        int above = below + 1;
        long passed = 0;
        int lower = -1;
        while (true) {
            int downward = below >= 0 ? twiceMedian - 2 * below : Integer.MAX_VALUE;
            int upward = above < counts.length ? 2 * above - twiceMedian : Integer.MAX_VALUE;
            int deviation = Math.min(downward, upward);
            passed += downward <= upward ? counts[below--] : counts[above++];
            if (lower < 0 && passed > lowerRank) {
                lower = deviation;
            }
            if (passed > upperRank) {
                return (lower + deviation) / 4.0;
            }
        }
    }

    /** The index of the value of a rank, from 0. */
    private static int ranked(int[] counts, long rank) {
        long passed = 0;
        for (int i = 0; i < counts.length; i++) {
            passed += counts[i];
            if (passed > rank) {
                return i;
            }
        }
        throw new IllegalArgumentException("median: rank = " + rank + " must lie below the number of values.");
    }
}
