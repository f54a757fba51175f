package org.hillock.sorters.spikesift.steps;

/**
 * Cuts a sorted list of numbers in two by joining neighbours from single points on, along a walk over the list.
 *
 * <p>Joining neighbours costs the squared difference of their means times the smaller of their sizes. The order of the
 * joins is that of the walk and decides the outcome. Linear in time and memory. An instance owns its scratch arrays: one
 * instance for one thread.
 */
public final class SortedCut {
    private double[] mean = new double[0];
    private int[] size = new int[0];
    private int[] left = new int[0];
    private int[] right = new int[0];

    /**
     * The number at which the upper of the two groups begins.
     *
     * @param values numbers in rising order
     * @param count how many, at least 2
     */
    public float cut(float[] values, int count) {
        return values[cutIndex(values, count)];
    }

    private int cutIndex(float[] values, int count) {
        reset(values, count);
        int current = 1;
        for (int joins = 0; joins < count - 2; joins++) {
            while (right[current] < count && cost(left[current], current) > cost(current, right[current])) {
                current = right[current];
            }
            int into = left[current];
            join(current, into, count);
            current = into == 0 ? right[0] : left[into] == 0 ? right[0] : left[into];
        }
        return right[0];
    }

    private void reset(float[] values, int count) {
        if (mean.length < count) {
            mean = new double[2 * count];
            size = new int[2 * count];
            left = new int[2 * count];
            right = new int[2 * count];
        }
        for (int i = 0; i < count; i++) {
            mean[i] = values[i];
            size[i] = 1;
            left[i] = i - 1;
            right[i] = i + 1;
        }
    }

    private double cost(int i, int j) {
        double difference = mean[i] - mean[j];
        return difference * difference * Math.min(size[i], size[j]);
    }

    private void join(int current, int into, int count) {
        int joined = size[into] + size[current];
        mean[into] += (mean[current] - mean[into]) * size[current] / joined;
        size[into] = joined;
        right[into] = right[current];
        if (right[current] < count) {
            left[right[current]] = into;
        }
    }
}
