package org.hillock.kernels.pca;

/** Products of a matrix with itself. */
final class SquareProduct {
    private SquareProduct() {}

    /** The lower triangle of XᵀX of a row-major {@code [count × columns]} matrix; a few entries beside the diagonal are above it. */
    static double[][] ofColumns(double[] rows, int count, int columns) {
        double[][] product = new double[columns][columns];
        double[][] x = new double[4][columns];
        int r = 0;
        for (; r + 4 <= count; r += 4) {
            for (int k = 0; k < 4; k++) {
                System.arraycopy(rows, (r + k) * columns, x[k], 0, columns);
            }
            int i = 0;
            for (; i + 4 <= columns; i += 4) {
                sixteen(x[0], x[1], x[2], x[3], i, product);
            }
            for (; i < columns; i++) {
                four(x[0], x[1], x[2], x[3], i, product[i]);
            }
        }
        for (; r < count; r++) {
            System.arraycopy(rows, r * columns, x[0], 0, columns);
            addOuter(product, x[0], 1);
        }
        return product;
    }

    /** Four rows of the data into four rows of the product, up to the end of the block on the diagonal. */
    private static void sixteen(double[] a, double[] b, double[] c, double[] d, int i, double[][] product) {
        double[] s0 = product[i];
        double[] s1 = product[i + 1];
        double[] s2 = product[i + 2];
        double[] s3 = product[i + 3];
        double a0 = a[i];
        double a1 = a[i + 1];
        double a2 = a[i + 2];
        double a3 = a[i + 3];
        double b0 = b[i];
        double b1 = b[i + 1];
        double b2 = b[i + 2];
        double b3 = b[i + 3];
        double c0 = c[i];
        double c1 = c[i + 1];
        double c2 = c[i + 2];
        double c3 = c[i + 3];
        double d0 = d[i];
        double d1 = d[i + 1];
        double d2 = d[i + 2];
        double d3 = d[i + 3];
        for (int j = 0; j < i + 4; j++) {
            double x = a[j];
            double y = b[j];
            double z = c[j];
            double w = d[j];
            s0[j] = Math.fma(d0, w, Math.fma(c0, z, Math.fma(b0, y, Math.fma(a0, x, s0[j]))));
            s1[j] = Math.fma(d1, w, Math.fma(c1, z, Math.fma(b1, y, Math.fma(a1, x, s1[j]))));
            s2[j] = Math.fma(d2, w, Math.fma(c2, z, Math.fma(b2, y, Math.fma(a2, x, s2[j]))));
            s3[j] = Math.fma(d3, w, Math.fma(c3, z, Math.fma(b3, y, Math.fma(a3, x, s3[j]))));
        }
    }

    private static void four(double[] a, double[] b, double[] c, double[] d, int i, double[] sum) {
        double ai = a[i];
        double bi = b[i];
        double ci = c[i];
        double di = d[i];
        for (int j = 0; j <= i; j++) {
            sum[j] = Math.fma(di, d[j], Math.fma(ci, c[j], Math.fma(bi, b[j], Math.fma(ai, a[j], sum[j]))));
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
