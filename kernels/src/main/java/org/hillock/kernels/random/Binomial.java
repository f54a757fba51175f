package org.hillock.kernels.random;

/** Number of successes in n trials: inversion up to an expected count of 30, BTPE (Kachitvichyanukul and Schmeiser 1988) above. */
final class Binomial {
    private static final double INVERSION_UP_TO = 30.0;

    private Binomial() {}

    /** Returns a count in [0, trials] for a success probability in [0, 1]. */
    static long draw(BitSource bits, long trials, double probability) {
        if (trials < 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("binomial: trials = " + trials + ", probability = " + probability
                    + " must be at least 0 and in [0, 1] (they count and weigh trials). Correct the outlier.");
        }
        if (trials == 0 || probability == 0) {
            return 0;
        }
        if (probability <= 0.5) {
            return lower(bits, trials, probability);
        }
        return trials - lower(bits, trials, 1 - probability);
    }

    private static long lower(BitSource bits, long n, double p) {
        return p * n <= INVERSION_UP_TO ? inversion(bits, n, p) : btpe(bits, n, p);
    }

    private static long inversion(BitSource bits, long n, double p) {
        double q = 1 - p;
        double none = StrictMath.exp(n * StrictMath.log(q));
        double mean = n * p;
        long bound = (long) Math.min((double) n, mean + 10 * Math.sqrt(mean * q + 1));
        long count = 0;
        double term = none;
        double u = bits.nextDouble();
        while (u > term) {
            count++;
            if (count > bound) {
                count = 0;
                term = none;
                u = bits.nextDouble();
            } else {
                u -= term;
                term = ((n - count + 1) * p * term) / (count * q);
            }
        }
        return count;
    }

    private static long btpe(BitSource bits, long n, double p) {
        double q = 1 - p;
        double variance = n * p * q;
        double top = n * p + p;
        long mode = (long) Math.floor(top);
        double half = Math.floor(2.195 * Math.sqrt(variance) - 4.6 * q) + 0.5;
        double centre = mode + 0.5;
        double left = centre - half;
        double right = centre + half;
        double c = 0.134 + 20.5 / (15.3 + mode);
        double slope = (top - left) / (top - left * p);
        double lambdaLeft = slope * (1 + slope / 2);
        slope = (right - top) / (right * q);
        double lambdaRight = slope * (1 + slope / 2);
        double p2 = half * (1 + 2 * c);
        double p3 = p2 + c / lambdaLeft;
        double p4 = p3 + c / lambdaRight;
        while (true) {
            double u = bits.nextDouble() * p4;
            double v = bits.nextDouble();
            if (u <= half) {
                return (long) Math.floor(centre - half * v + u);
            }
            long y;
            if (u <= p2) {
                double x = left + (u - half) / c;
                v = v * c + 1 - Math.abs(mode - x + 0.5) / half;
                if (v > 1) {
                    continue;
                }
                y = (long) Math.floor(x);
            } else if (u <= p3) {
                if (v == 0) {
                    continue;
                }
                y = (long) Math.floor(left + StrictMath.log(v) / lambdaLeft);
                if (y < 0) {
                    continue;
                }
                v = v * (u - p2) * lambdaLeft;
            } else {
                if (v == 0) {
                    continue;
                }
                y = (long) Math.floor(right - StrictMath.log(v) / lambdaRight);
                if (y > n) {
                    continue;
                }
                v = v * (u - p3) * lambdaRight;
            }
            if (accepts(n, p, mode, variance, y, v)) {
                return y;
            }
        }
    }

    private static boolean accepts(long n, double p, long mode, double variance, long y, double v) {
        double q = 1 - p;
        long k = Math.abs(y - mode);
        if (k <= 20 || k >= variance / 2 - 1) {
            return v <= densityRatio(n, p / q, mode, y);
        }
        double rho = (k / variance) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / variance + 0.5);
        double t = -(double) k * k / (2 * variance);
        double logV = StrictMath.log(v);
        if (logV < t - rho) {
            return true;
        }
        if (logV > t + rho) {
            return false;
        }
        double x1 = y + 1;
        double f1 = mode + 1;
        double z = n + 1 - mode;
        double w = n - y + 1;
        return logV
                <= (mode + 0.5) * StrictMath.log(f1 / x1)
                        + (n - mode + 0.5) * StrictMath.log(z / w)
                        + (y - mode) * StrictMath.log(w * p / (x1 * q))
                        + correction(f1)
                        + correction(z)
                        + correction(x1)
                        + correction(w);
    }

    private static double densityRatio(long n, double s, long mode, long y) {
        double a = s * (n + 1);
        double ratio = 1;
        for (long i = mode + 1; i <= y; i++) {
            ratio *= a / i - s;
        }
        for (long i = y + 1; i <= mode; i++) {
            ratio /= a / i - s;
        }
        return ratio;
    }

    private static double correction(double x) {
        double square = x * x;
        return (13680. - (462. - (132. - (99. - 140. / square) / square) / square) / square) / x / 166320.;
    }
}
