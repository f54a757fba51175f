package org.hillock.kernels.random;

/** Poisson counts: products of uniforms below a mean of 10, transformed rejection PTRS (Hörmann 1993) from there on. */
final class Poisson {
    private static final double REJECTION_FROM = 10.0;

    private Poisson() {}

    /** Returns a count of mean {@code mean} ≥ 0. */
    static long draw(BitSource bits, double mean) {
        if (!(mean >= 0) || mean > 9.2e18) {
            throw new IllegalArgumentException("poisson: mean = " + mean
                    + " must be in [0, 9.2e18] (counts are 64-bit). Give a finite, non-negative mean.");
        }
        if (mean >= REJECTION_FROM) {
            return rejection(bits, mean);
        }
        return mean == 0 ? 0 : product(bits, mean);
    }

    private static long product(BitSource bits, double mean) {
        double limit = StrictMath.exp(-mean);
        double product = bits.nextDouble();
        long count = 0;
        while (product > limit) {
            count++;
            product *= bits.nextDouble();
        }
        return count;
    }

    private static long rejection(BitSource bits, double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double acceptAtOnce = 0.9277 - 3.6224 / (b - 2);
        double logMean = StrictMath.log(mean);
        while (true) {
            double u = bits.nextDouble() - 0.5;
            double v = bits.nextDouble();
            double edge = 0.5 - Math.abs(u);
            double floor = Math.floor((2 * a / edge + b) * u + mean + 0.43);
            long count = (long) floor;
            if (edge >= 0.07 && v <= acceptAtOnce) {
                return count;
            }
            if (count < 0 || (edge < 0.013 && v > edge)) {
                continue;
            }
            double left = StrictMath.log(v) + StrictMath.log(inverseAlpha) - StrictMath.log(a / (edge * edge) + b);
            if (left <= -mean + count * logMean - LogGamma.of(count + 1)) {
                return count;
            }
        }
    }
}
