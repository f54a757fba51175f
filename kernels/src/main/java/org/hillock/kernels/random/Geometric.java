package org.hillock.kernels.random;

/** Number of trials up to and including the first success. */
final class Geometric {
    private static final double SEARCH_FROM = 1.0 / 3.0;

    private Geometric() {}

    /** Returns a count ≥ 1 for a success probability in (0, 1]: sequential search from 1/3 on, inversion below. */
    static long draw(BitSource bits, double probability) {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("geometric: probability = " + probability
                    + " must be in (0, 1] (a success must be possible). Give a probability above 0.");
        }
        if (probability >= SEARCH_FROM) {
            return search(bits, probability);
        }
        double trials = Math.ceil(-Ziggurat.exponential(bits) / StrictMath.log1p(-probability));
        return trials >= 9.223372036854776e18 ? Long.MAX_VALUE : (long) trials;
    }

    private static long search(BitSource bits, double probability) {
        double u = bits.nextDouble();
        double term = probability;
        double sum = probability;
        long trials = 1;
        while (u > sum) {
            term *= 1 - probability;
            sum += term;
            trials++;
        }
        return trials;
    }
}
