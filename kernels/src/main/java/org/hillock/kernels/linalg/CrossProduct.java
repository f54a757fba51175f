package org.hillock.kernels.linalg;

/** Sums of products of channels, XᵀX, for covariances; blocks may be added one after the other. */
public final class CrossProduct {
    private final int channels;
    private final double[][] sums;
    private final double[][] rows;
    private long samples;

    /** Creates empty sums for a number of channels. */
    public CrossProduct(int channels) {
        this.channels = channels;
        this.sums = new double[channels][channels];
        this.rows = new double[4][channels];
    }

    /** Adds a row-major {@code [samples × channels]} block from which {@code means} (one a channel) are subtracted first. */
    public void add(float[] data, int numSamples, double[] means) {
        if (means.length != channels || data.length < (long) numSamples * channels) {
            throw new IllegalArgumentException("crossProduct: block of " + data.length + " values and " + means.length
                    + " means must hold " + numSamples + " samples × " + channels
                    + " channels (the sums were made for them). Pass the right sizes.");
        }
        int t = 0;
        for (; t + 4 <= numSamples; t += 4) {
            for (int r = 0; r < 4; r++) {
                centre(data, (t + r) * channels, means, rows[r]);
            }
            addFour();
        }
        for (; t < numSamples; t++) {
            centre(data, t * channels, means, rows[0]);
            addOne(rows[0]);
        }
        samples += numSamples;
    }

    /** Returns the number of samples added. */
    public long samples() {
        return samples;
    }

    /** Returns the symmetric sums divided by {@code divisor}, row-major {@code [channels × channels]}. */
    public double[] dividedBy(double divisor) {
        double[] matrix = new double[channels * channels];
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * channels + j] = sums[i][j] / divisor;
                matrix[j * channels + i] = matrix[i * channels + j];
            }
        }
        return matrix;
    }

    private static void centre(float[] data, int start, double[] means, double[] row) {
        for (int c = 0; c < row.length; c++) {
            row[c] = data[start + c] - means[c];
        }
    }

    private void addFour() {
        double[] r0 = rows[0];
        double[] r1 = rows[1];
        double[] r2 = rows[2];
        double[] r3 = rows[3];
        for (int i = 0; i < channels; i++) {
            double a = r0[i];
            double b = r1[i];
            double c = r2[i];
            double d = r3[i];
            double[] sum = sums[i];
            for (int j = 0; j <= i; j++) {
                sum[j] = Math.fma(d, r3[j], Math.fma(c, r2[j], Math.fma(b, r1[j], Math.fma(a, r0[j], sum[j]))));
            }
        }
    }

    private void addOne(double[] row) {
        for (int i = 0; i < channels; i++) {
            double factor = row[i];
            double[] sum = sums[i];
            for (int j = 0; j <= i; j++) {
                sum[j] = Math.fma(factor, row[j], sum[j]);
            }
        }
    }
}
