package org.hillock.kernels.random;

/** Standard gamma variates: Marsaglia and Tsang (2000) above shape 1, rejection from exponentials below. */
final class Gamma {
    private Gamma() {}

    /** Returns a variate of shape {@code shape} ≥ 0 and scale 1. */
    static double draw(BitSource bits, double shape) {
        if (!(shape >= 0)) {
            throw new IllegalArgumentException("gamma: shape = " + shape
                    + " must be at least 0 (the density exists only there). Give a non-negative shape.");
        }
        if (shape == 1) {
            return Ziggurat.exponential(bits);
        }
        if (shape == 0) {
            return 0;
        }
        return shape < 1 ? small(bits, shape) : large(bits, shape);
    }

    private static double small(BitSource bits, double shape) {
        while (true) {
            double u = bits.nextDouble();
            double v = Ziggurat.exponential(bits);
            if (u <= 1 - shape) {
                double x = StrictMath.pow(u, 1 / shape);
                if (x <= v) {
                    return x;
                }
            } else {
                double y = -StrictMath.log((1 - u) / shape);
                double x = StrictMath.pow(1 - shape + shape * y, 1 / shape);
                if (x <= v + y) {
                    return x;
                }
            }
        }
    }

    private static double large(BitSource bits, double shape) {
        double b = shape - 1.0 / 3.0;
        double c = 1 / Math.sqrt(9 * b);
        while (true) {
            double x;
            double root;
            do {
                x = Ziggurat.normal(bits);
                root = 1 + c * x;
            } while (root <= 0);
            double v = root * root * root;
            double u = bits.nextDouble();
            if (u < 1 - 0.0331 * (x * x) * (x * x)) {
                return b * v;
            }
            if (StrictMath.log(u) < 0.5 * x * x + b * (1 - v + StrictMath.log(v))) {
                return b * v;
            }
        }
    }
}
