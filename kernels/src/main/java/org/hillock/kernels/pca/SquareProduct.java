package org.hillock.kernels.pca;

/** Products of a matrix with itself. */
final class SquareProduct {
    private SquareProduct() {}

    /** The lower triangle of XᵀX of a row-major {@code [count × columns]} matrix. */
    static double[][] ofColumns(double[] rows, int count, int columns) {
        double[][] product = new double[columns][columns];
        int r = 0;
        for (; r + 4 <= count; r += 4) {
            int at = r * columns;
            for (int i = 0; i < columns; i++) {
                addFour(rows, at, columns, i, product[i]);
            }
        }
        double[] one = new double[columns];
        for (; r < count; r++) {
            System.arraycopy(rows, r * columns, one, 0, columns);
            addOuter(product, one, 1);
        }
        return product;
    }

    private static void addFour(double[] rows, int at, int columns, int i, double[] sum) {
        int second = at + columns;
        int third = second + columns;
        int fourth = third + columns;
        double a = rows[at + i];
        double b = rows[second + i];
        double c = rows[third + i];
        double d = rows[fourth + i];
        for (int j = 0; j <= i; j++) {
            sum[j] = Math.fma(
                    d,
                    rows[fourth + j],
                    Math.fma(c, rows[third + j], Math.fma(b, rows[second + j], Math.fma(a, rows[at + j], sum[j]))));
        }
    }

    /** Adds {@code factor} x xᵀ to a lower triangle. */
    static void addOuter(double[][] lower, double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            double scaled = factor * x[i];
            double[] row = lower[i];
            for (int j = 0; j <= i; j++) {
                row[j] += scaled * x[j];
            }
        }
    }

    /** Copies a lower triangle to the upper one. */
    static void mirror(double[][] lower) {
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j < i; j++) {
                lower[j][i] = lower[i][j];
            }
        }
    }

    /** XXᵀ of rows. */
    static double[][] ofRows(double[][] rows) {
        double[][] product = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                product[i][j] = dot(rows[i], rows[j]);
            }
        }
        mirror(product);
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 = Math.fma(a[i], b[i], s0);
            s1 = Math.fma(a[i + 1], b[i + 1], s1);
            s2 = Math.fma(a[i + 2], b[i + 2], s2);
            s3 = Math.fma(a[i + 3], b[i + 3], s3);
        }
        for (; i < a.length; i++) {
            s0 = Math.fma(a[i], b[i], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }

    static double trace(double[][] matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) {
            trace += matrix[i][i];
        }
        return trace;
    }
}
