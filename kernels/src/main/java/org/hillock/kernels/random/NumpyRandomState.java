package org.hillock.kernels.random;

import java.util.Arrays;

/**
 * Random variates in the order and with the bits of the legacy {@code numpy.random.RandomState(seed)}.
 *
 * <p>Not thread-safe.
 */
public final class NumpyRandomState {
    private final Mt19937 bits;
    private boolean hasNormal;
    private double keptNormal;

    /** Creates the stream of a seed in [0, 2^32). */
    public NumpyRandomState(long seed) {
        if (seed < 0 || seed > 0xFFFFFFFFL) {
            throw new IllegalArgumentException("randomState: seed = " + seed
                    + " must be in [0, 4294967295] (the generator takes 32 bits). Give a smaller seed.");
        }
        this.bits = new Mt19937((int) seed);
    }

    /** Creates the stream of a list of 32-bit seeds, which must not be empty. */
    public NumpyRandomState(int[] seeds) {
        this.bits = new Mt19937(seeds);
    }

    /** Returns a uniform double in [0, 1). */
    public double randomSample() {
        return bits.nextDouble();
    }

    /** Returns {@code size} uniform doubles in [0, 1). */
    public double[] randomSample(int size) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> bits.nextDouble());
        return values;
    }

    /** Returns a uniform double in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * bits.nextDouble();
    }

    /** Returns a uniform integer in [low, high). */
    public long randint(long low, long high) {
        if (low >= high) {
            throw new IllegalArgumentException("randint: low = " + low + " must be below high = " + high
                    + " (the range would be empty). Widen the range.");
        }
        return low + BoundedInteger.masked(bits, high - low - 1);
    }

    /** Returns {@code size} uniform integers in [low, high). */
    public long[] randint(long low, long high, int size) {
        long[] values = new long[size];
        Arrays.setAll(values, i -> randint(low, high));
        return values;
    }

    /** Returns a standard normal double by the polar method (Marsaglia 1962); every second draw is kept from the one before. */
    public double standardNormal() {
        if (hasNormal) {
            hasNormal = false;
            return keptNormal;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * bits.nextDouble() - 1;
            y = 2 * bits.nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * PreciseLog.of(square) / square);
        keptNormal = factor * x;
        hasNormal = true;
        return factor * y;
    }

    /** Returns {@code size} standard normal doubles. */
    public double[] randn(int size) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> standardNormal());
        return values;
    }

    /** Returns a normal double of the given mean and standard deviation. */
    public double normal(double mean, double deviation) {
        return mean + deviation * standardNormal();
    }

    /** Returns an exponential double of mean {@code scale}, by inversion. */
    public double exponential(double scale) {
        return scale * -PreciseLog.of(1 - bits.nextDouble());
    }

    /** Returns a Poisson count of mean {@code mean} ≥ 0. */
    public long poisson(double mean) {
        return Poisson.draw(bits, mean);
    }

    /** Returns {@code size} indices from [0, population). */
    public int[] choice(int population, int size, boolean replace) {
        Selection.checkSize(population, size, replace);
        if (!replace) {
            return Arrays.copyOf(permutation(population), size);
        }
        int[] chosen = new int[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = bounded(population - 1);
        }
        return chosen;
    }

    /** Returns {@code size} indices from [0, p.length), index i with probability {@code p[i]}; p must sum to 1. */
    public int[] choice(double[] p, int size, boolean replace) {
        Selection.checkSize(p.length, size, replace);
        Selection.checkWeights(p, p.length, size, replace);
        return replace
                ? Selection.weighted(p, size, bits::nextDouble)
                : Selection.weightedDistinct(p, size, bits::nextDouble);
    }

    /** Returns the numbers 0 to {@code count} - 1 in random order. */
    public int[] permutation(int count) {
        int[] indices = Selection.range(count);
        shuffle(indices);
        return indices;
    }

    /** Puts {@code values} in random order. */
    public void shuffle(int[] values) {
        Selection.shuffle(values, 1, this::bounded);
    }

    private int bounded(int limit) {
        return (int) BoundedInteger.masked(bits, limit);
    }
}
