package org.hillock.kernels.correlograms;

import java.util.Arrays;

/**
 * Counts pairs of labelled events by their lag: {@code counts[a, b, k]} is the number of pairs of an event of label a at {@code t_a} and
 * another of label b at {@code t_b} with {@code floor((t_a - t_b) / bin) = k - numBins / 2}.
 *
 * <p>Lags lie in {@code [-half, half)}, half = numBins / 2 × bin. An event makes no pair with itself; two events at one time count at lag 0
 * in both orders. Each pair is looked at once, from the earlier event, and counted by lag in steps that tell the edge of a bin from its
 * inside; from these both orders follow. The work is shared out by the label of the earlier event: what two labels write is disjoint, so
 * that counters of several threads may fill one array. Memory: 4 bytes an event for the order, and per counter numLabels × (numBins + 1)
 * counts.
 */
public final class PairCounting {
    private final long[] times;
    private final int[] labels;
    private final int from;
    private final int to;
    private final int numLabels;
    private final int halfBins;
    private final int[] stepOfLag;
    private final int[] byLabel;
    private final int[] labelStarts;

    private PairCounting(
            long[] times, int[] labels, int from, int to, int numLabels, int halfBins, int[] stepOfLag, int[][] order) {
        this.times = times;
        this.labels = labels;
        this.from = from;
        this.to = to;
        this.numLabels = numLabels;
        this.halfBins = halfBins;
        this.stepOfLag = stepOfLag;
        this.byLabel = order[0];
        this.labelStarts = order[1];
    }

    /**
     * Prepares the events {@code [from, to)}.
     *
     * @param times in rising order between {@code from} and {@code to}; read, not copied
     * @param labels of the events, in {@code [0, numLabels)}; read, not copied
     * @param bin length of a bin, 1 or more
     * @param numBins even number of bins; numBins / 2 × bin must be below 2^30
     */
    public static PairCounting of(long[] times, int[] labels, int from, int to, int numLabels, int bin, int numBins) {
        if (bin < 1 || numBins < 0 || numBins % 2 != 0 || (long) numBins / 2 * bin >= 1 << 30) {
            throw new IllegalArgumentException("pairCounting: " + numBins + " bins of " + bin
                    + " must be an even number of bins of at least 1, and half of them shorter than 2^30 (lags are tabulated)."
                    + " Give a shorter window.");
        }
        int[] starts = new int[numLabels + 1];
        for (int i = from; i < to; i++) {
            starts[labels[i] + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] order = new int[to - from];
        for (int i = from; i < to; i++) {
            order[next[labels[i]]++] = i;
        }
        return new PairCounting(
                times, labels, from, to, numLabels, numBins / 2, steps(bin, numBins / 2), new int[][] {order, starts});
    }

    /** Of every lag from 0 to the half window: twice its bin, and one more inside of a bin. */
    private static int[] steps(int bin, int halfBins) {
        int[] steps = new int[halfBins * bin + 1];
        for (int lag = 0; lag < steps.length; lag++) {
            steps[lag] = 2 * (lag / bin) + (lag % bin == 0 ? 0 : 1);
        }
        return steps;
    }

    /** Number of labels, with or without events. */
    public int numLabels() {
        return numLabels;
    }

    /** What one thread counts with. */
    public Counter counter() {
        return new Counter();
    }

    /** Counts with its own scratch. */
    public final class Counter {
        private final int stride = 2 * halfBins + 1;
        private final int[] steps = new int[numLabels * stride];
        private long visited;

        private Counter() {}

        /**
         * Adds all pairs whose earlier event has a label, and those at one time whose second has it.
         *
         * @param label the label
         * @param counts {@code [numLabels × numLabels × numBins]}, added to
         */
        public void add(int label, long[] counts) {
            for (int k = labelStarts[label]; k < labelStarts[label + 1]; k++) {
                int event = byLabel[k];
                visited += after(event) - event;
                before(event);
                if (visited > Integer.MAX_VALUE - (long) (to - from)) {
                    flush(label, counts);
                }
            }
            flush(label, counts);
        }

        /** Counts the events after one; returns the first beyond the window. */
        private int after(int event) {
            long[] times = PairCounting.this.times;
            int[] labels = PairCounting.this.labels;
            int[] stepOfLag = PairCounting.this.stepOfLag;
            int[] steps = this.steps;
            int stride = this.stride;
            int to = PairCounting.this.to;
            long start = times[event];
            int longest = stepOfLag.length - 1;
            int other = event + 1;
            for (; other < to; other++) {
                long lag = times[other] - start;
                if (lag > longest) {
                    break;
                }
                steps[labels[other] * stride + stepOfLag[(int) lag]]++;
            }
            return other;
        }

        /** Counts the events before one in the order but at the same time. */
        private void before(int event) {
            for (int other = event - 1; other >= from && times[other] == times[event]; other--) {
                steps[labels[other] * stride]++;
                visited++;
            }
        }

        private void flush(int label, long[] counts) {
            if (visited == 0 || halfBins == 0) {
                return;
            }
            for (int other = 0; other < numLabels; other++) {
                int at = other * stride;
                int later = ((other * numLabels) + label) * 2 * halfBins + halfBins;
                int earlier = ((label * numLabels) + other) * 2 * halfBins + halfBins - 1;
                for (int q = 0; q < halfBins; q++) {
                    int inside = steps[at + 2 * q + 1];
                    counts[later + q] += (long) steps[at + 2 * q] + inside;
                    counts[earlier - q] += (long) inside + steps[at + 2 * q + 2];
                }
            }
            Arrays.fill(steps, 0);
            visited = 0;
        }
    }

    /** Counts everything with one thread into a new array {@code [numLabels × numLabels × numBins]}. */
    public long[] countAll() {
        long[] counts = new long[Math.multiplyExact(Math.multiplyExact(numLabels, numLabels), 2 * halfBins)];
        Counter counter = counter();
        for (int label = 0; label < numLabels; label++) {
            counter.add(label, counts);
        }
        return counts;
    }
}
