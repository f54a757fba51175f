package org.hillock.kernels.filter;

/**
 * Steps in time of a cascade of sections for rows of channels, in transposed direct form II.
 *
 * <p>y = b0 x + u; u = b1 x - a1 y + v; v = b2 x - a2 y, with the states u and v of each section and channel, by fused multiply-adds.
 * Several rows at once keep the states in registers from one to the next; every array is indexed by the plain channel, so that the
 * loop becomes vector code.
 */
final class WideSection {
    /** Rows that are filtered at once. */
    static final int ROWS = 4;

    private static final double TINY = 1e-200;

    private WideSection() {}

    /** b0, b1, b2, -a1 and -a2 of each section. */
    static double[][] coefficients(SecondOrderSections sos) {
        double[][] rows = sos.rows();
        double[][] all = new double[rows.length][];
        for (int s = 0; s < rows.length; s++) {
            double[] row = rows[s];
            all[s] = new double[] {row[0], row[1], row[2], -row[4], -row[5]};
        }
        return all;
    }

    /** Filters {@code row} in place; {@code state} holds u and v of each section in turn. */
    static void cascade(double[][] sections, double[][] state, double[] row) {
        for (int s = 0; s < sections.length; s++) {
            one(sections[s], state[2 * s], state[2 * s + 1], row);
        }
    }

    /** Filters {@link #ROWS} rows in place, one after the other in time. */
    static void cascade(double[][] sections, double[][] state, double[][] rows) {
        for (int s = 0; s < sections.length; s++) {
            four(sections[s], state[2 * s], state[2 * s + 1], rows[0], rows[1], rows[2], rows[3]);
        }
    }

    private static void one(double[] coefficients, double[] u, double[] v, double[] row) {
        double b0 = coefficients[0];
        double b1 = coefficients[1];
        double b2 = coefficients[2];
        double a1 = coefficients[3];
        double a2 = coefficients[4];
        for (int c = 0; c < row.length; c++) {
            double x = row[c];
            double y = Math.fma(b0, x, u[c]);
            u[c] = Math.fma(b1, x, Math.fma(a1, y, v[c]));
            v[c] = Math.fma(b2, x, a2 * y);
            row[c] = y;
        }
    }

    private static void four(
            double[] coefficients, double[] u, double[] v, double[] r0, double[] r1, double[] r2, double[] r3) {
        double b0 = coefficients[0];
        double b1 = coefficients[1];
        double b2 = coefficients[2];
        double a1 = coefficients[3];
        double a2 = coefficients[4];
        for (int c = 0; c < r0.length; c++) {
            double x = r0[c];
            double p = u[c];
            double q = v[c];
            double y = Math.fma(b0, x, p);
            p = Math.fma(b1, x, Math.fma(a1, y, q));
            q = Math.fma(b2, x, a2 * y);
            r0[c] = y;
            x = r1[c];
            y = Math.fma(b0, x, p);
            p = Math.fma(b1, x, Math.fma(a1, y, q));
            q = Math.fma(b2, x, a2 * y);
            r1[c] = y;
            x = r2[c];
            y = Math.fma(b0, x, p);
            p = Math.fma(b1, x, Math.fma(a1, y, q));
            q = Math.fma(b2, x, a2 * y);
            r2[c] = y;
            x = r3[c];
            y = Math.fma(b0, x, p);
            u[c] = Math.fma(b1, x, Math.fma(a1, y, q));
            v[c] = Math.fma(b2, x, a2 * y);
            r3[c] = y;
        }
    }

    /** Zeroes states that have died away: arithmetic on subnormal numbers is up to a hundred times slower. */
    static void flush(double[][] state) {
        for (double[] values : state) {
            for (int c = 0; c < values.length; c++) {
                values[c] = Math.abs(values[c]) < TINY ? 0 : values[c];
            }
        }
    }
}
