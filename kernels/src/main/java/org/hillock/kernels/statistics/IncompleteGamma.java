package org.hillock.kernels.statistics;

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x), and the distributions that they give.
 *
 * <p>A power series below a + 1, a continued fraction above (Abramowitz and Stegun, 6.5.29 and 6.5.31).
 */
public final class IncompleteGamma {
    private static final int MAX_TERMS = 100_000;
    private static final double TINY = 1e-300;
    private static final double ROUNDING = 1e-16;
    private static final double[] STIRLING = {
        1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360360.0, 1 / 156.0
    };
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private IncompleteGamma() {}

    /** Returns P(a, x) for a &gt; 0 and x ≥ 0, in [0, 1]; NaN where an argument is NaN or outside. */
    public static double lower(double a, double x) {
        if (!(a > 0) || !(x >= 0)) {
            return Double.NaN;
        }
        return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
    }

    /** Returns Q(a, x) for a &gt; 0 and x ≥ 0, in [0, 1], exact to rounding also where it is small; NaN where an argument is NaN or outside. */
    public static double upper(double a, double x) {
        if (!(a > 0) || !(x >= 0)) {
            return Double.NaN;
        }
        return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
    }

    /** Returns the probability that a chi-squared variate of {@code degrees} degrees of freedom exceeds {@code x}. */
    public static double chiSquaredTail(double degrees, double x) {
        return upper(degrees / 2, x / 2);
    }

    /** Returns the probability of more than {@code count} events where {@code mean} are expected (Poisson). */
    public static double poissonTail(double count, double mean) {
        return lower(Math.floor(count) + 1, mean);
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int k = 1; k < MAX_TERMS && term > sum * ROUNDING; k++) {
            term *= x / (a + k);
            sum += term;
        }
        return x == 0 ? 0 : Math.min(1, sum * scale(a, x));
    }

    /** The method of Lentz. */
    private static double fraction(double a, double x) {
        if (Double.isInfinite(x)) {
            return 0;
        }
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double value = d;
        for (int k = 1; k < MAX_TERMS; k++) {
            double numerator = -k * (k - a);
            b += 2;
            d = 1 / guarded(numerator * d + b);
            c = guarded(b + numerator / c);
            double step = d * c;
            value *= step;
            if (Math.abs(step - 1) < 2 * ROUNDING) {
                break;
            }
        }
        return Math.min(1, value * scale(a, x));
    }

    private static double guarded(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    private static double scale(double a, double x) {
        return Math.exp(a * Math.log(x) - x - logGamma(a));
    }

    /** Returns ln Γ(x) for x &gt; 0: Stirling's series, shifted up to where it has converged. */
    public static double logGamma(double x) {
        double shift = 0;
        double at = x;
        while (at < 12) {
            shift += Math.log(at);
            at++;
        }
        double inverseSquare = 1 / (at * at);
        double power = 1 / at;
        double sum = 0;
        for (double coefficient : STIRLING) {
            sum += coefficient * power;
            power *= inverseSquare;
        }
        return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + sum - shift;
    }
}
