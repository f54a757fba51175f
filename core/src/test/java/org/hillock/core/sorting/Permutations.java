package org.hillock.core.sorting;

import java.util.Random;
import java.util.stream.IntStream;

/** Reproducible shuffles. */
final class Permutations {
    private Permutations() {}

    static int[] of(long seed, int n) {
        Random random = new Random(seed);
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
