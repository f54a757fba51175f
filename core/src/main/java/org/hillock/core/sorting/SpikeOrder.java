package org.hillock.core.sorting;

import java.util.Arrays;

/**
 * Brings spikes in the order of a spike vector: by sample, ties by unit index. Kernel: arrays and ints only.
 *
 * <p>Radix sort from the least digit up (unit, then sample): time and memory grow linearly with the spikes, and a part that is in
 * order already costs one look.
 */
final class SpikeOrder {
    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;

    private SpikeOrder() {}

    /** Whether the spikes {@code [from, to)} are in order. */
    static boolean isOrdered(long[] samples, int[] units, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (samples[i] < samples[i - 1] || (samples[i] == samples[i - 1] && units[i] < units[i - 1])) {
                return false;
            }
        }
        return true;
    }

    /** Orders the spikes {@code [from, to)} in place. */
    static void order(long[] samples, int[] units, int from, int to) {
        if (!isOrdered(samples, units, from, to)) {
            new Pass(samples, units, from, to).run();
        }
    }

    /**
     * Restores the order of ties after the units were renumbered; the samples {@code [from, to)} must not fall.
     */
    static void orderTies(long[] samples, int[] units, int from, int to) {
        int runStart = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || samples[i] != samples[runStart]) {
                if (i - runStart > 1) {
                    Arrays.sort(units, runStart, i);
                }
                runStart = i;
            }
        }
    }

    /** The first position in {@code [from, to)} of rising samples whose sample is not before {@code frame}; {@code to} where none is. */
    static int firstNotBefore(long[] samples, int from, int to, long frame) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples[middle] < frame) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** One radix sort: the arrays and their twins swap roles with every digit. */
    private static final class Pass {
        private final long[] samples;
        private final int[] units;
        private final int from;
        private final int size;
        private long[] sourceSamples;
        private int[] sourceUnits;
        private long[] targetSamples;
        private int[] targetUnits;

        Pass(long[] samples, int[] units, int from, int to) {
            this.samples = samples;
            this.units = units;
            this.from = from;
            this.size = to - from;
            sourceSamples = new long[size];
            sourceUnits = new int[size];
            targetSamples = new long[size];
            targetUnits = new int[size];
            System.arraycopy(samples, from, sourceSamples, 0, size);
            System.arraycopy(units, from, sourceUnits, 0, size);
        }

        void run() {
            if (!unitsRise()) {
                int all = 0;
                for (int unit : sourceUnits) {
                    all |= unit;
                }
                for (int shift = 0; shift < 32 && (all >>> shift) != 0; shift += DIGIT_BITS) {
                    byUnit(shift);
                }
            }
            long min = Long.MAX_VALUE;
            long max = Long.MIN_VALUE;
            for (long sample : sourceSamples) {
                min = Math.min(min, sample);
                max = Math.max(max, sample);
            }
            for (int shift = 0; shift < 64 && ((max - min) >>> shift) != 0; shift += DIGIT_BITS) {
                bySample(min, shift);
            }
            System.arraycopy(sourceSamples, 0, samples, from, size);
            System.arraycopy(sourceUnits, 0, units, from, size);
        }

        private boolean unitsRise() {
            for (int i = 1; i < size; i++) {
                if (sourceUnits[i] < sourceUnits[i - 1]) {
                    return false;
                }
            }
            return true;
        }

        private void byUnit(int shift) {
            int[] next = new int[BUCKETS];
            for (int unit : sourceUnits) {
                next[(unit >>> shift) & (BUCKETS - 1)]++;
            }
            toStarts(next);
            for (int i = 0; i < size; i++) {
                move(i, next[(sourceUnits[i] >>> shift) & (BUCKETS - 1)]++);
            }
            swap();
        }

        private void bySample(long min, int shift) {
            int[] next = new int[BUCKETS];
            for (long sample : sourceSamples) {
                next[(int) ((sample - min) >>> shift) & (BUCKETS - 1)]++;
            }
            toStarts(next);
            for (int i = 0; i < size; i++) {
                move(i, next[(int) ((sourceSamples[i] - min) >>> shift) & (BUCKETS - 1)]++);
            }
            swap();
        }

        private void move(int i, int position) {
            targetSamples[position] = sourceSamples[i];
            targetUnits[position] = sourceUnits[i];
        }

        private static void toStarts(int[] counts) {
            int start = 0;
            for (int i = 0; i < counts.length; i++) {
                int count = counts[i];
                counts[i] = start;
                start += count;
            }
        }

        private void swap() {
            long[] s = sourceSamples;
            sourceSamples = targetSamples;
            targetSamples = s;
            int[] u = sourceUnits;
            sourceUnits = targetUnits;
            targetUnits = u;
        }
    }
}
