package org.hillock.kernels.random;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Natural logarithm rounded to the nearest double (but for about one argument in a million million), so that streams keep
 * their bits where the platform's logarithm is accurate and on every JVM.
 *
 * <p>ln x = e ln 2 + ln c + 2 atanh((m - c) / (m + c)) for x = 2^e m and c the nearest multiple of 1/64, in pairs of doubles.
 */
final class PreciseLog {
    private static final int STEPS = 64;
    private static final int LARGEST = 91;
    private static final MathContext DIGITS = new MathContext(45);
    private static final double[] LOG_HIGH = new double[LARGEST + 1];
    private static final double[] LOG_LOW = new double[LARGEST + 1];
    private static final double TWO_HIGH;
    private static final double TWO_LOW;

    static {
        for (int k = 45; k <= LARGEST; k++) {
            BigDecimal log = atanhTwice(k - STEPS, k + STEPS);
            LOG_HIGH[k] = log.doubleValue();
            LOG_LOW[k] = log.subtract(new BigDecimal(LOG_HIGH[k])).doubleValue();
        }
        BigDecimal two = atanhTwice(1, 3);
        TWO_HIGH = (float) two.doubleValue();
        TWO_LOW = two.subtract(new BigDecimal(TWO_HIGH)).doubleValue();
    }

    private PreciseLog() {}

    /** Returns ln x for a positive, normal, finite x. */
    static double of(double x) {
        int exponent = Math.getExponent(x);
        double m = Math.scalb(x, -exponent);
        if (m > 1.4) {
            m *= 0.5;
            exponent++;
        }
        int k = (int) Math.rint(m * STEPS);
        double c = (double) k / STEPS;
        double numerator = m - c;
        double sum = m + c;
        double sumLow = m - (sum - c);
        double s = numerator / sum;
        double sLow = (Math.fma(-s, sum, numerator) - s * sumLow) / sum;
        double square = s * s;
        double tail = 2 * s * square * (1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square * (1.0 / 9))));

        double whole = exponent * TWO_HIGH;
        double high = whole + LOG_HIGH[k];
        double low = exponent == 0 ? 0 : LOG_HIGH[k] - (high - whole);
        double result = high + 2 * s;
        double error = high == 0 ? 0 : 2 * s - (result - high);
        return result + (error + (low + (exponent * TWO_LOW + (LOG_LOW[k] + (2 * sLow + tail)))));
    }

    private static BigDecimal atanhTwice(int numerator, int denominator) {
        BigDecimal s = new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS);
        BigDecimal square = s.multiply(s, DIGITS);
        BigDecimal power = s;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k < 121; k += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.TWO);
    }
}
