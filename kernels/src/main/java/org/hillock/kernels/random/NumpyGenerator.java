package org.hillock.kernels.random;

import java.util.Arrays;

/**
 * Random variates in the order and with the bits of {@code numpy.random.default_rng(seed)}.
 *
 * <p>Not thread-safe: give each thread its own generator, from its own seed list or from {@link SeedSequence#spawn}.
 */
public final class NumpyGenerator {
    private final Pcg64 bits;

    /** Creates the generator that draws from {@code bits}. */
    public NumpyGenerator(Pcg64 bits) {
        this.bits = bits;
    }

    /** Returns the generator of one non-negative seed or a list of them. */
    public static NumpyGenerator defaultRng(long... seeds) {
        return new NumpyGenerator(Pcg64.of(SeedSequence.of(seeds)));
    }

    /** Returns the bit generator behind this one; draws from it move this stream on. */
    public Pcg64 bits() {
        return bits;
    }

    /** Returns the next 64 raw bits. */
    public long randomRaw() {
        return bits.next64();
    }

    /** Returns a uniform integer in [low, high). */
    public long integers(long low, long high) {
        return integers(low, high, false);
    }

    /** Returns a uniform integer in [low, high), or in [low, high] with {@code endpoint}. */
    public long integers(long low, long high, boolean endpoint) {
        return low + BoundedInteger.lemire(bits, span(low, high, endpoint));
    }

    /** Returns {@code size} uniform integers in [low, high), or in [low, high] with {@code endpoint}. */
    public long[] integers(long low, long high, boolean endpoint, int size) {
        long span = span(low, high, endpoint);
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = low + BoundedInteger.lemire(bits, span);
        }
        return values;
    }

    /** Returns {@code size} uniform integers in [low, high). */
    public long[] integers(long low, long high, int size) {
        return integers(low, high, false, size);
    }

    /** Returns a uniform double in [0, 1). */
    public double random() {
        return bits.nextDouble();
    }

    /** Returns {@code size} uniform doubles in [0, 1). */
    public double[] random(int size) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> bits.nextDouble());
        return values;
    }

    /** Returns a uniform float in [0, 1) with 24 random bits, half a 64-bit draw. */
    public float randomFloat() {
        return Ziggurat.nextFloat(bits);
    }

    /** Returns a uniform double in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * bits.nextDouble();
    }

    /** Returns {@code size} uniform doubles in [low, high). */
    public double[] uniform(double low, double high, int size) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> uniform(low, high));
        return values;
    }

    /** Returns a standard normal double. */
    public double standardNormal() {
        return Ziggurat.normal(bits);
    }

    /** Fills {@code out} with standard normal doubles. */
    public void standardNormal(double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Ziggurat.normal(bits);
        }
    }

    /** Returns a standard normal float of the 32-bit stream. */
    public float standardNormalFloat() {
        return Ziggurat.normalFloat(bits);
    }

    /** Fills {@code out} with standard normal floats of the 32-bit stream. */
    public void standardNormal(float[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Ziggurat.normalFloat(bits);
        }
    }

    /** Returns a normal double of the given mean and standard deviation. */
    public double normal(double mean, double deviation) {
        return mean + deviation * Ziggurat.normal(bits);
    }

    /** Returns {@code size} normal doubles of the given mean and standard deviation. */
    public double[] normal(double mean, double deviation, int size) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> normal(mean, deviation));
        return values;
    }

    /** Returns an exponential double of mean 1. */
    public double standardExponential() {
        return Ziggurat.exponential(bits);
    }

    /** Returns an exponential float of mean 1 of the 32-bit stream. */
    public float standardExponentialFloat() {
        return Ziggurat.exponentialFloat(bits);
    }

    /** Returns an exponential double of mean {@code scale}. */
    public double exponential(double scale) {
        return scale * Ziggurat.exponential(bits);
    }

    /** Returns a gamma variate of the given shape ≥ 0 and scale. */
    public double gamma(double shape, double scale) {
        return scale * Gamma.draw(bits, shape);
    }

    /** Returns a Poisson count of mean {@code mean} ≥ 0. */
    public long poisson(double mean) {
        return Poisson.draw(bits, mean);
    }

    /** Returns the number of trials, at least 1, up to the first success of probability in (0, 1]. */
    public long geometric(double probability) {
        return Geometric.draw(bits, probability);
    }

    /** Returns the number of successes among {@code trials} of probability in [0, 1]. */
    public long binomial(long trials, double probability) {
        return Binomial.draw(bits, trials, probability);
    }

    /** Returns {@code size} indices from [0, population); without replacement in random order when {@code shuffle}. */
    public int[] choice(int population, int size, boolean replace, boolean shuffle) {
        Selection.checkSize(population, size, replace);
        if (!replace) {
            return Selection.distinct(population, size, shuffle, this::bounded);
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

    /** Puts {@code values} in random order; apply a shuffled index array to order anything else. */
    public void shuffle(int[] values) {
        Selection.shuffle(values, 1, limit -> (int) BoundedInteger.masked(bits, limit));
    }

    private int bounded(int limit) {
        return (int) BoundedInteger.lemire(bits, limit);
    }

    private static long span(long low, long high, boolean endpoint) {
        if (low > high || (low == high && !endpoint)) {
            throw new IllegalArgumentException("integers: low = " + low + " must be below high = " + high
                    + " (the range would be empty). Widen the range.");
        }
        return high - low - (endpoint ? 0 : 1);
    }
}
