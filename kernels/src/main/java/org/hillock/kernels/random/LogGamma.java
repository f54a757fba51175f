package org.hillock.kernels.random;

/** Logarithm of the gamma function for positive arguments by Stirling's series. */
final class LogGamma {
    private static final double[] STIRLING = {
        8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
        8.417508417508418e-04, -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
        1.796443723688307e-01, -1.39243221690590e+00
    };
    private static final double LOG_TWO_PI = 1.8378770664093453;

    private LogGamma() {}

    /** Returns ln Γ(x) for x > 0; the series starts at 7, smaller arguments are shifted up by the recurrence. */
    static double of(double x) {
        if (x == 1 || x == 2) {
            return 0;
        }
        long shift = x < 7 ? (long) (7 - x) : 0;
        double top = x + shift;
        double inverseSquare = (1 / top) * (1 / top);
        double series = STIRLING[STIRLING.length - 1];
        for (int k = STIRLING.length - 2; k >= 0; k--) {
            series = series * inverseSquare + STIRLING[k];
        }
        double value = series / top + 0.5 * LOG_TWO_PI + (top - 0.5) * StrictMath.log(top) - top;
        for (long k = 0; k < shift; k++) {
            top -= 1;
            value -= StrictMath.log(top);
        }
        return value;
    }
}
