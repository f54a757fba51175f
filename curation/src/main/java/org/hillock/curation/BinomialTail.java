package org.hillock.curation;

import org.hillock.core.errors.WrongArgumentException;

/**
 * How likely more than some number of successes are in {@code n} trials, where {@code n} need not be whole.
 *
 * <p>Between whole numbers of trials the tail runs along the quadratic spline through those from {@code floor(n - 2)} to below {@code
 * ceil(n + 3)}, with its inner knots halfway between them. After {@code spikeinterface.curation.auto_merge.binom_sf}.
 */
final class BinomialTail {
    private static final double TINY = 1e-300;
    private static final double EPSILON = 1e-15;
    private static final int MOST_STEPS = 100_000;
    private static final double LARGE = 16;

    private BinomialTail() {}

    /**
     * The probability of more than {@code x} successes.
     *
     * @param x number of successes, -1 or more
     * @param n number of trials, 2 or more
     * @param p probability of a success, in [0, 1]
     */
    static double above(long x, double n, double p) {
        if (!(n >= 2) || Double.isInfinite(n) || !(p >= 0 && p <= 1)) {
            throw new WrongArgumentException("binom_sf: n = " + n + " must be 2 or more, and p = " + p
                    + " must lie in [0, 1] (they are trials and a probability).");
        }
        long start = (long) Math.floor(n - 2);
        int count = (int) ((long) Math.ceil(n + 3) - start);
        if (n == Math.rint(n)) {
            return whole(x, (long) n, p);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = whole(x, start + i, p);
        }
        return QuadraticSpline.through(values).at(n - start);
    }

    /** The tail for a whole number of trials: the regularized incomplete beta function of p at x + 1, n - x. */
    private static double whole(long x, long n, double p) {
        if (x < 0) {
            return 1;
        }
        if (x >= n || p == 0) {
            return 0;
        }
        return p == 1 ? 1 : incompleteBeta(x + 1.0, n - x, p);
    }

    private static double incompleteBeta(double a, double b, double x) {
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2)
                ? front * continuedFraction(a, b, x) / a
                : 1 - front * continuedFraction(b, a, 1 - x) / b;
    }

    /** By Lentz' method. */
    private static double continuedFraction(double a, double b, double x) {
        double c = 1;
        double d = reciprocal(1 - (a + b) * x / (a + 1));
        double sum = d;
        for (int m = 1; m <= MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = reciprocal(1 + even * d);
            c = away(1 + even / c);
            sum *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = reciprocal(1 + odd * d);
            c = away(1 + odd / c);
            sum *= d * c;
            if (Math.abs(d * c - 1) < EPSILON) {
                break;
            }
        }
        return sum;
    }

    private static double reciprocal(double value) {
        return 1 / away(value);
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** The logarithm of the gamma function of a positive number: Stirling's series, reached by the recurrence from small ones. */
    private static double logGamma(double z) {
        double product = 1;
        double large = z;
        while (large < LARGE) {
            product *= large++;
        }
        double inverse = 1 / large;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return (large - 0.5) * Math.log(large) - large + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
    }
}
