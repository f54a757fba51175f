package org.hillock.kernels.random;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;

/** Draws of indices from 0..population-1; the source of bounded integers or uniforms is given by the caller. */
final class Selection {
    private static final int TAIL_SHUFFLE_ABOVE = 10000;

    private Selection() {}

    static int[] range(int count) {
        int[] indices = new int[count];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    /** Shuffles {@code values} from the end down to index {@code first}; {@code bounded} draws from 0 to its argument, inclusive. */
    static void shuffle(int[] values, int first, IntUnaryOperator bounded) {
        for (int i = values.length - 1; i >= first; i--) {
            int j = bounded.applyAsInt(i);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    /** Returns {@code size} distinct indices: tail shuffle for large selections, else Floyd's method (Bentley and Floyd 1987). */
    static int[] distinct(int population, int size, boolean shuffle, IntUnaryOperator bounded) {
        int share = shuffle ? 50 : 20;
        if (population > TAIL_SHUFFLE_ABOVE && size > population / share) {
            int[] all = range(population);
            shuffle(all, Math.max(population - size, 1), bounded);
            return Arrays.copyOfRange(all, population - size, population);
        }
        int[] chosen = floyd(population, size, bounded);
        if (shuffle) {
            shuffle(chosen, 1, bounded);
        }
        return chosen;
    }

    private static int[] floyd(int population, int size, IntUnaryOperator bounded) {
        Set<Integer> taken = HashSet.newHashSet(size);
        int[] chosen = new int[size];
        for (int i = 0; i < size; i++) {
            int last = population - size + i;
            int drawn = bounded.applyAsInt(last);
            chosen[i] = taken.add(drawn) ? drawn : last;
            taken.add(chosen[i]);
        }
        return chosen;
    }

    /** Returns {@code size} indices with replacement, index i with weight {@code p[i]}. */
    static int[] weighted(double[] p, int size, DoubleSupplier uniform) {
        double[] cumulative = cumulative(p);
        int[] chosen = new int[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = firstAbove(cumulative, uniform.getAsDouble());
        }
        return chosen;
    }

    /** Returns {@code size} distinct indices drawn by weight in rounds; repeated draws of a round are dropped. */
    static int[] weightedDistinct(double[] p, int size, DoubleSupplier uniform) {
        double[] rest = p.clone();
        BitSet taken = new BitSet(p.length);
        int[] chosen = new int[size];
        int found = 0;
        while (found < size) {
            double[] cumulative = cumulative(rest);
            int round = size - found;
            for (int i = 0; i < round; i++) {
                int drawn = firstAbove(cumulative, uniform.getAsDouble());
                if (!taken.get(drawn)) {
                    taken.set(drawn);
                    rest[drawn] = 0;
                    chosen[found++] = drawn;
                }
            }
        }
        return chosen;
    }

    static void checkWeights(double[] p, int population, int size, boolean replace) {
        double sum = 0;
        int positive = 0;
        for (double weight : p) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("choice: p = " + weight
                        + " must be at least 0 (each entry is a probability). Correct the entry.");
            }
            sum += weight;
            positive += weight > 0 ? 1 : 0;
        }
        if (p.length != population || Math.abs(sum - 1) > 1e-8) {
            throw new IllegalArgumentException("choice: p of " + p.length + " entries with sum " + sum + " must have "
                    + population + " entries and sum 1 (one probability an item). Normalise p.");
        }
        if (!replace && positive < size) {
            throw new IllegalArgumentException("choice: size = " + size + " must be at most " + positive
                    + " (the number of items with p above 0). Draw fewer, or with replacement.");
        }
    }

    static void checkSize(int population, int size, boolean replace) {
        if (size < 0 || (size > 0 && (population <= 0 || (!replace && size > population)))) {
            throw new IllegalArgumentException("choice: size = " + size + " must be between 0 and the population of "
                    + population + " (without replacement each item comes once). Draw fewer, or with replacement.");
        }
    }

    private static double[] cumulative(double[] p) {
        double[] sums = p.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        double total = sums[sums.length - 1];
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= total;
        }
        return sums;
    }

    private static int firstAbove(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
