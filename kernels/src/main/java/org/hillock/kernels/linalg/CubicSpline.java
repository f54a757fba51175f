package org.hillock.kernels.linalg;

/**
 * A cubic spline through points with rising abscissas, held as values and slopes at the knots (de Boor, A Practical Guide to Splines,
 * chapter IV); beyond the ends its outermost pieces go on.
 */
public final class CubicSpline {
    private final double[] x;
    private final double[] y;
    private final double[] slopes;

    private CubicSpline(double[] x, double[] y, double[] slopes) {
        this.x = x;
        this.y = y;
        this.slopes = slopes;
    }

    /** The two conditions at the ends. */
    public enum Ends {
        /** The two outermost pieces at each end are one polynomial; a parabola for 3 points, a line for 2. */
        NOT_A_KNOT,
        /** The second derivative is 0. */
        NATURAL
    }

    /** Returns the spline through at least 2 points, {@code x} strictly rising. */
    public static CubicSpline through(double[] x, double[] y, Ends ends) {
        check(x, y);
        int n = x.length;
        double[] slopes =
                ends == Ends.NOT_A_KNOT && n <= 3 ? parabolaSlopes(x, y) : solve(equations(x, y, ends), new double[n]);
        return new CubicSpline(x.clone(), y.clone(), slopes);
    }

    /** Returns the value at {@code at}. */
    public double value(double at) {
        int piece = 0;
        int high = x.length - 1;
        while (high - piece > 1) {
            int middle = (piece + high) >>> 1;
            if (at < x[middle]) {
                high = middle;
            } else {
                piece = middle;
            }
        }
        double width = x[piece + 1] - x[piece];
        double t = at - x[piece];
        double secant = (y[piece + 1] - y[piece]) / width;
        double third = (slopes[piece] + slopes[piece + 1] - 2 * secant) / (width * width);
        double second = (secant - slopes[piece]) / width - third * width;
        return y[piece] + t * (slopes[piece] + t * (second + t * third));
    }

    private static double[] parabolaSlopes(double[] x, double[] y) {
        double first = (y[1] - y[0]) / (x[1] - x[0]);
        if (x.length == 2) {
            return new double[] {first, first};
        }
        double second = (y[2] - y[1]) / (x[2] - x[1]);
        double bend = (second - first) / (x[2] - x[0]);
        double begin = first - bend * (x[1] - x[0]);
        return new double[] {begin, begin + 2 * bend * (x[1] - x[0]), begin + 2 * bend * (x[2] - x[0])};
    }

    /** Rows below, diagonal, above and right side of the tridiagonal equations of the slopes. */
    private static double[][] equations(double[] x, double[] y, Ends ends) {
        int n = x.length;
        double[] h = new double[n - 1];
        double[] secant = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            h[i] = x[i + 1] - x[i];
            secant[i] = (y[i + 1] - y[i]) / h[i];
        }
        double[][] rows = new double[4][n];
        for (int i = 1; i < n - 1; i++) {
            rows[0][i] = h[i];
            rows[1][i] = 2 * (h[i - 1] + h[i]);
            rows[2][i] = h[i - 1];
            rows[3][i] = 3 * (h[i] * secant[i - 1] + h[i - 1] * secant[i]);
        }
        if (ends == Ends.NATURAL) {
            setRow(rows, 0, 0, 2, 1, 3 * secant[0]);
            setRow(rows, n - 1, 1, 2, 0, 3 * secant[n - 2]);
        } else {
            double first = h[0] + h[1];
            double right = ((h[0] + 2 * first) * h[1] * secant[0] + h[0] * h[0] * secant[1]) / first;
            setRow(rows, 0, 0, h[1], first, right);
            double last = h[n - 2] + h[n - 3];
            double end =
                    (h[n - 2] * h[n - 2] * secant[n - 3] + (2 * last + h[n - 2]) * h[n - 3] * secant[n - 2]) / last;
            setRow(rows, n - 1, last, h[n - 3], 0, end);
        }
        return rows;
    }

    private static void setRow(double[][] rows, int i, double below, double diagonal, double above, double right) {
        rows[0][i] = below;
        rows[1][i] = diagonal;
        rows[2][i] = above;
        rows[3][i] = right;
    }

    private static double[] solve(double[][] rows, double[] solution) {
        int n = solution.length;
        for (int i = 1; i < n; i++) {
            double factor = rows[0][i] / rows[1][i - 1];
            rows[1][i] -= factor * rows[2][i - 1];
            rows[3][i] -= factor * rows[3][i - 1];
        }
        for (int i = n - 1; i >= 0; i--) {
            double known = i == n - 1 ? 0 : rows[2][i] * solution[i + 1];
            solution[i] = (rows[3][i] - known) / rows[1][i];
        }
        return solution;
    }

    private static void check(double[] x, double[] y) {
        if (x.length < 2 || x.length != y.length) {
            throw new IllegalArgumentException("cubicSpline: " + x.length + " abscissas and " + y.length
                    + " values must be equally many and at least 2 (a piece lies between two). Add points.");
        }
        for (int i = 1; i < x.length; i++) {
            if (!(x[i] > x[i - 1])) {
                throw new IllegalArgumentException("cubicSpline: x[" + i + "] = " + x[i] + " must be above x[" + (i - 1)
                        + "] = " + x[i - 1] + " (the spline is a function). Sort the points and drop repeats.");
            }
        }
    }
}
