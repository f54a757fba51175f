package org.hillock.kernels.filter;

/** Smoothing with a normalised Gaussian, cut at a number of standard deviations. */
public final class GaussianFilter {
    /** Where the Gaussian is cut unless asked otherwise, in standard deviations. */
    public static final double DEFAULT_TRUNCATION = 4;

    private GaussianFilter() {}

    /** What stands beyond the ends of the data. */
    public enum Border {
        /** The data mirrored, edge value repeated: d c b a | a b c d | d c b a. */
        REFLECT,
        /** The edge value. */
        NEAREST,
        /** Zeros. */
        ZERO
    }

    /** Returns the symmetric weights of sum 1, 2 floor(truncation × sigma + 0.5) + 1 of them; sigma in samples, above 0. */
    public static double[] weights(double sigma, double truncation) {
        if (!(sigma > 0) || !(truncation >= 0)) {
            throw new IllegalArgumentException("gaussianFilter: sigma = " + sigma
                    + " samples must be above 0 (it divides the distance). Give a positive width.");
        }
        int radius = (int) (truncation * sigma + 0.5);
        double[] weights = new double[2 * radius + 1];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Math.exp(-0.5 / (sigma * sigma) * (k - radius) * (k - radius));
            sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        return weights;
    }

    /** Returns {@code values} smoothed with a Gaussian of {@code sigma} samples, cut at 4 sigma. */
    public static double[] apply(double[] values, double sigma, Border border) {
        return alongRows(values, values.length, 1, sigma, border);
    }

    /** Returns a row-major {@code [rows × columns]} block smoothed from row to row (along time for samples × channels). */
    public static double[] alongRows(double[] block, int rows, int columns, double sigma, Border border) {
        double[] weights = weights(sigma, DEFAULT_TRUNCATION);
        int radius = weights.length / 2;
        double[] smoothed = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int k = -radius; k <= radius; k++) {
                int source = index(r + k, rows, border);
                if (source >= 0) {
                    addScaled(block, source * columns, weights[k + radius], smoothed, r * columns, columns);
                }
            }
        }
        return smoothed;
    }

    /** Returns a row-major {@code [rows × columns]} block smoothed from column to column. */
    public static double[] alongColumns(double[] block, int rows, int columns, double sigma, Border border) {
        double[] weights = weights(sigma, DEFAULT_TRUNCATION);
        int radius = weights.length / 2;
        double[] smoothed = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double sum = 0;
                for (int k = -radius; k <= radius; k++) {
                    int source = index(c + k, columns, border);
                    sum += source < 0 ? 0 : weights[k + radius] * block[r * columns + source];
                }
                smoothed[r * columns + c] = sum;
            }
        }
        return smoothed;
    }

    private static void addScaled(double[] from, int start, double weight, double[] into, int target, int count) {
        for (int c = 0; c < count; c++) {
            into[target + c] += weight * from[start + c];
        }
    }

    private static int index(int i, int length, Border border) {
        if (i >= 0 && i < length) {
            return i;
        }
        return switch (border) {
            case ZERO -> -1;
            case NEAREST -> i < 0 ? 0 : length - 1;
            case REFLECT -> {
                int folded = Math.floorMod(i, 2 * length);
                yield folded < length ? folded : 2 * length - 1 - folded;
            }
        };
    }
}
