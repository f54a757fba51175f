package org.hillock.curation;

/**
 * The quadratic spline through values at 0, 1, 2 …, with a knot halfway between any two but for the outermost ones.
 *
 * @param knots of the B-splines, the ends three times each
 * @param weights of the B-splines
 */
record QuadraticSpline(double[] knots, double[] weights) {
    private static final int DEGREE = 2;

    /** The spline through three values or more. */
    static QuadraticSpline through(double[] values) {
        int n = values.length;
        double[] knots = new double[n + DEGREE + 1];
        for (int i = 0; i < knots.length; i++) {
            knots[i] = i <= DEGREE ? 0 : i >= n ? n - 1 : i - DEGREE + 0.5;
        }
        double[][] matrix = new double[n][n + 1];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                matrix[row][column] = basis(knots, column, row, n);
            }
            matrix[row][n] = values[row];
        }
        return new QuadraticSpline(knots, solved(matrix));
    }

    /** The value at a place between 0 and the number of values less one. */
    double at(double place) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * basis(knots, i, place, weights.length);
        }
        return sum;
    }

    /** The B-spline of a number, by the recursion of Cox and de Boor; the last one holds the right end. */
    private static double basis(double[] knots, int i, double x, int count) {
        if (x >= knots[count]) {
            return i == count - 1 ? 1 : 0;
        }
        double[] level = new double[DEGREE + 1];
        for (int j = 0; j <= DEGREE; j++) {
            level[j] = knots[i + j] <= x && x < knots[i + j + 1] ? 1 : 0;
        }
        for (int degree = 1; degree <= DEGREE; degree++) {
            for (int j = 0; j <= DEGREE - degree; j++) {
                level[j] = part(x - knots[i + j], knots[i + j + degree] - knots[i + j]) * level[j]
                        + part(knots[i + j + degree + 1] - x, knots[i + j + degree + 1] - knots[i + j + 1])
                                * level[j + 1];
            }
        }
        return level[0];
    }

    private static double part(double distance, double width) {
        return width == 0 ? 0 : distance / width;
    }

    /** Solves a system by elimination with row exchanges. */
    private static double[] solved(double[][] matrix) {
        int n = matrix.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
            }
            double[] exchanged = matrix[column];
            matrix[column] = matrix[pivot];
            matrix[pivot] = exchanged;
            for (int row = column + 1; row < n; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                for (int k = column; k <= n; k++) {
                    matrix[row][k] -= factor * matrix[column][k];
                }
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double sum = matrix[row][n];
            for (int k = row + 1; k < n; k++) {
                sum -= matrix[row][k] * solution[k];
            }
            solution[row] = sum / matrix[row][row];
        }
        return solution;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
