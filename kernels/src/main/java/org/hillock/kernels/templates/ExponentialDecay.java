package org.hillock.kernels.templates;

/**
 * The fit of {@code y = amplitude exp(-decay x) + offset} by least squares within bounds: decay in [1e-5, 2], amplitude within a half of
 * a given one, offset in [0, twice the smallest y].
 *
 * <p>For a given decay the best amplitude and offset are those of a linear problem in a box, which is solved exactly; the decay is then
 * sought along one line.
 *
 * @param decay in 1 / unit of x
 * @param amplitude at x = 0, above the offset
 * @param offset far away
 * @param r2 how well the curve fits, 1 at best
 */
public record ExponentialDecay(double decay, double amplitude, double offset, double r2) {
    private static final double SLOWEST = 1e-5;
    private static final double FASTEST = 2;
    private static final int GRID = 400;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * Returns the fit.
     *
     * @param x at least 3 places, 0 or more
     * @param y values above 0
     * @param typical the amplitude that bounds are set around, above 0
     */
    public static ExponentialDecay of(double[] x, double[] y, double typical) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : y) {
            smallest = Math.min(smallest, value);
        }
        Box box = new Box(0.5 * typical, 1.5 * typical, 0, 2 * smallest);
        double decay = minimum(x, y, box);
        double[] linear = best(x, y, decay, box);
        double[] fit = new double[x.length];
        for (int i = 0; i < fit.length; i++) {
            fit[i] = linear[0] * Math.exp(-decay * x[i]) + linear[1];
        }
        return new ExponentialDecay(decay, linear[0], linear[1], LineFit.r2(y, fit));
    }

    private record Box(double lowA, double highA, double lowB, double highB) {}

    /** The lowest place of a grid in even steps of the logarithm, then golden sections around it. */
    private static double minimum(double[] x, double[] y, Box box) {
        double step = Math.log(FASTEST / SLOWEST) / GRID;
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int g = 0; g <= GRID; g++) {
            double error = best(x, y, SLOWEST * Math.exp(g * step), box)[2];
            if (error < lowest) {
                lowest = error;
                best = g;
            }
        }
        double low = Math.max(0, best - 1) * step;
        double high = Math.min(GRID, best + 1) * step;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = best(x, y, SLOWEST * Math.exp(left), box)[2];
        double atRight = best(x, y, SLOWEST * Math.exp(right), box)[2];
        while (high - low > 1e-9) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = best(x, y, SLOWEST * Math.exp(left), box)[2];
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = best(x, y, SLOWEST * Math.exp(right), box)[2];
            }
        }
        return SLOWEST * Math.exp((low + high) / 2);
    }

    /** The amplitude and offset in the box with the smallest sum of squares, and this sum. */
    private static double[] best(double[] x, double[] y, double decay, Box box) {
        double n = x.length;
        double e = 0;
        double ee = 0;
        double sumY = 0;
        double ey = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            double value = Math.exp(-decay * x[i]);
            e += value;
            ee += value * value;
            sumY += y[i];
            ey += value * y[i];
            yy += y[i] * y[i];
        }
        double det = n * ee - e * e;
        double a = (n * ey - e * sumY) / det;
        double b = (ee * sumY - e * ey) / det;
        double[][] candidates = {
            {a, b},
            {box.lowA, clamp((sumY - box.lowA * e) / n, box.lowB, box.highB)},
            {box.highA, clamp((sumY - box.highA * e) / n, box.lowB, box.highB)},
            {clamp((ey - box.lowB * e) / ee, box.lowA, box.highA), box.lowB},
            {clamp((ey - box.highB * e) / ee, box.lowA, box.highA), box.highB}
        };
        boolean inside = a >= box.lowA && a <= box.highA && b >= box.lowB && b <= box.highB;
        double[] found = {Double.NaN, Double.NaN, Double.POSITIVE_INFINITY};
        for (int k = inside ? 0 : 1; k < (inside ? 1 : candidates.length); k++) {
            double p = candidates[k][0];
            double q = candidates[k][1];
            double error = yy - 2 * p * ey - 2 * q * sumY + p * p * ee + 2 * p * q * e + q * q * n;
            if (error < found[2]) {
                found = new double[] {p, q, error};
            }
        }
        return found;
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
