package org.hillock.kernels.filter;

/**
 * One step in time of a cascade of sections for a row of channels, in transposed direct form II.
 *
 * <p>y = b0 x + u; u = b1 x - a1 y + v; v = b2 x - a2 y, with the states u and v of each section and channel.
 */
final class SectionStep {
    private static final float TINY = 1e-30f;
    private static final double TINIER = 1e-200;

    private SectionStep() {}

    /** Filters {@code row} in place; {@code state} holds u and v of each section in turn. */
    static void cascade(double[][] rows, float[][] state, float[] row) {
        for (int s = 0; s < rows.length; s++) {
            section(rows[s], state[2 * s], state[2 * s + 1], row);
        }
    }

    /** Filters {@code row} in place; {@code state} holds u and v of each section in turn. */
    static void cascade(double[][] rows, double[][] state, double[] row) {
        for (int s = 0; s < rows.length; s++) {
            section(rows[s], state[2 * s], state[2 * s + 1], row);
        }
    }

    private static void section(double[] coefficients, float[] u, float[] v, float[] row) {
        float b0 = (float) coefficients[0];
        float b1 = (float) coefficients[1];
        float b2 = (float) coefficients[2];
        float a1 = (float) -coefficients[4];
        float a2 = (float) -coefficients[5];
        for (int c = 0; c < row.length; c++) {
            float x = row[c];
            float y = b0 * x + u[c];
            u[c] = b1 * x + a1 * y + v[c];
            v[c] = b2 * x + a2 * y;
            row[c] = y;
        }
    }

    private static void section(double[] coefficients, double[] u, double[] v, double[] row) {
        double b0 = coefficients[0];
        double b1 = coefficients[1];
        double b2 = coefficients[2];
        double a1 = -coefficients[4];
        double a2 = -coefficients[5];
        for (int c = 0; c < row.length; c++) {
            double x = row[c];
            double y = b0 * x + u[c];
            u[c] = b1 * x + a1 * y + v[c];
            v[c] = b2 * x + a2 * y;
            row[c] = y;
        }
    }

    /** Zeroes states that have died away: arithmetic on subnormal numbers is up to a hundred times slower. */
    static void flush(float[][] state) {
        for (float[] values : state) {
            for (int c = 0; c < values.length; c++) {
                values[c] = Math.abs(values[c]) < TINY ? 0 : values[c];
            }
        }
    }

    /** Zeroes states that have died away: arithmetic on subnormal numbers is up to a hundred times slower. */
    static void flush(double[][] state) {
        for (double[] values : state) {
            for (int c = 0; c < values.length; c++) {
                values[c] = Math.abs(values[c]) < TINIER ? 0 : values[c];
            }
        }
    }
}
