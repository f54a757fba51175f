package org.hillock.kernels.detection;

/**
 * Finds samples beyond a threshold that are extreme among the samples around them: strictly beyond each of the {@code reach} samples
 * before, at least as far as each of the {@code reach} samples after, on the own column and on all neighbouring ones, and at least as
 * far as the neighbours at the same row. A sample that is not a number is never found and never stands in the way.
 *
 * <p>Immutable: any number of threads use one.
 */
public final class LocalExtrema {
    /** Somebody who takes what was found. */
    @FunctionalInterface
    public interface Sink {
        /** A sample was found; rows rise, and columns within a row. */
        void found(int row, int column, float value);
    }

    private final int reach;
    private final float[] low;
    private final float[] high;
    private final int[][] neighbours;
    private final boolean downward;
    private final boolean upward;

    /**
     * Prepares the thresholds.
     *
     * @param thresholds one above or at 0 per column: what is found is below minus it, or above it
     * @param downward whether low samples are wanted
     * @param upward whether high samples are wanted
     * @param reach samples before and after that count, 0 or more
     * @param neighbours for each column the columns that count too; whether the column itself stands among them makes no difference
     */
    public LocalExtrema(double[] thresholds, boolean downward, boolean upward, int reach, int[][] neighbours) {
        this.reach = reach;
        this.neighbours = neighbours;
        this.downward = downward;
        this.upward = upward;
        this.low = new float[thresholds.length];
        this.high = new float[thresholds.length];
        for (int c = 0; c < low.length; c++) {
            low[c] = downward ? ceiling(-thresholds[c]) : Float.NEGATIVE_INFINITY;
            high[c] = upward ? -ceiling(-thresholds[c]) : Float.POSITIVE_INFINITY;
        }
    }

    /** The smallest float not below a number: floats lie below the one where they lie below the other. */
    private static float ceiling(double value) {
        float near = (float) value;
        return near < value ? Math.nextUp(near) : near;
    }

    /** Samples before and after a row that must lie in the block. */
    public int reach() {
        return reach;
    }

    /**
     * Searches the rows {@code [reach, reach + rows)} of a block.
     *
     * @param values row-major block of {@code rows + 2 reach} rows
     * @param offset index of its first value
     * @param rows how many rows are searched
     * @param sink receives rows counted from the first that is searched
     */
    public void search(float[] values, int offset, int rows, Sink sink) {
        int columns = low.length;
        for (int row = 0; row < rows; row++) {
            int base = offset + (row + reach) * columns;
            int crossed = (downward ? below(values, base) : 0) + (upward ? above(values, base) : 0);
            if (crossed > 0) {
                inspect(values, base, row, sink);
            }
        }
    }

    /** How many samples of a row lie below their low thresholds. */
    private int below(float[] values, int base) {
        int count = 0;
        for (int c = 0; c < low.length; c++) {
            count += values[base + c] < low[c] ? 1 : 0;
        }
        return count;
    }

    private int above(float[] values, int base) {
        int count = 0;
        for (int c = 0; c < high.length; c++) {
            count += values[base + c] > high[c] ? 1 : 0;
        }
        return count;
    }

    private void inspect(float[] values, int base, int row, Sink sink) {
        for (int c = 0; c < low.length; c++) {
            float value = values[base + c];
            if ((value < low[c] && isLowest(values, base, c, value))
                    || (value > high[c] && isHighest(values, base, c, value))) {
                sink.found(row, c, value);
            }
        }
    }

    private boolean isLowest(float[] values, int base, int column, float value) {
        if (!isLowestOn(values, base + column, value)) {
            return false;
        }
        for (int other : neighbours[column]) {
            if (other != column && (value > values[base + other] || !isLowestOn(values, base + other, value))) {
                return false;
            }
        }
        return true;
    }

    private boolean isLowestOn(float[] values, int at, float value) {
        int columns = low.length;
        for (int k = 1, before = at - columns, after = at + columns;
                k <= reach;
                k++, before -= columns, after += columns) {
            if (value >= values[before] || value > values[after]) {
                return false;
            }
        }
        return true;
    }

    private boolean isHighest(float[] values, int base, int column, float value) {
        if (!isHighestOn(values, base + column, value)) {
            return false;
        }
        for (int other : neighbours[column]) {
            if (other != column && (value < values[base + other] || !isHighestOn(values, base + other, value))) {
                return false;
            }
        }
        return true;
    }

    private boolean isHighestOn(float[] values, int at, float value) {
        int columns = low.length;
        for (int k = 1, before = at - columns, after = at + columns;
                k <= reach;
                k++, before -= columns, after += columns) {
            if (value <= values[before] || value < values[after]) {
                return false;
            }
        }
        return true;
    }
}
