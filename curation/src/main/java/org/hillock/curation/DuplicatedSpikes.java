package org.hillock.curation;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Finds spikes of one train that lie too close to others. After {@code spikeinterface.curation.find_duplicated_spikes}. */
final class DuplicatedSpikes {
    private DuplicatedSpikes() {}

    /**
     * The positions of the spikes to drop, rising.
     *
     * @param train rising frames
     * @param period spikes are too close when they lie at most so many frames apart
     * @param seed of {@link DuplicateMethod#RANDOM}
     */
    static int[] find(long[] train, long period, DuplicateMethod method, long seed) {
        return switch (method) {
            case KEEP_FIRST -> where(train.length, i -> i > 0 && train[i] - train[i - 1] <= period);
            case KEEP_LAST -> where(train.length, i -> i + 1 < train.length && train[i + 1] - train[i] <= period);
            case KEEP_FIRST_ITERATIVE -> forward(train, period);
            case KEEP_LAST_ITERATIVE -> backward(train, period);
            case RANDOM -> random(train, period, new Random(seed));
        };
    }

    private static int[] where(int length, IntPredicate dropped) {
        return IntStream.range(0, length).filter(dropped).toArray();
    }

    private static int[] forward(long[] train, long period) {
        boolean[] dropped = new boolean[train.length];
        int kept = 0;
        for (int i = 1; i < train.length; i++) {
            dropped[i] = train[i] - train[kept] <= period;
            kept = dropped[i] ? kept : i;
        }
        return where(train.length, i -> dropped[i]);
    }

    private static int[] backward(long[] train, long period) {
        boolean[] dropped = new boolean[train.length];
        int kept = train.length - 1;
        for (int i = train.length - 2; i >= 0; i--) {
            dropped[i] = train[kept] - train[i] <= period;
            kept = dropped[i] ? kept : i;
        }
        return where(train.length, i -> dropped[i]);
    }

    private static int[] random(long[] train, long period, Random random) {
        int[] left = IntStream.range(0, train.length).toArray();
        boolean[] dropped = new boolean[train.length];
        int[] close = close(train, left, period);
        while (close.length > 0) {
            for (int i : close) {
                boolean stillClose = !dropped[left[i]] && !dropped[left[i + 1]];
                if (stillClose) {
                    dropped[left[i + random.nextInt(2)]] = true;
                }
            }
            left = Arrays.stream(left).filter(i -> !dropped[i]).toArray();
            close = close(train, left, period);
        }
        return where(train.length, i -> dropped[i]);
    }

    /** The positions in {@code left} whose next spike is too close. */
    private static int[] close(long[] train, int[] left, long period) {
        return IntStream.range(0, Math.max(0, left.length - 1))
                .filter(i -> train[left[i + 1]] - train[left[i]] <= period)
                .toArray();
    }
}
