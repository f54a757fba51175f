package org.hillock.sortingcomponents.motion;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * By how much every bin of time is displaced against every other, in one window, where their profiles over depth correlate best.
 *
 * @param displacement {@code [times][times]} in µm
 * @param weight {@code [times][times]}: how well the profiles match; 0 where a pair does not count
 */
public record PairwiseDisplacement(double[][] displacement, double[][] weight) {
    /** How a correlation becomes a weight. */
    public enum Scale {
        /** The correlation itself. */
        LINEAR,
        /** {@code exp((correlation - 1) / sigma)}. */
        EXP
    }

    /**
     * What counts.
     *
     * @param maxDisplacementUm largest displacement looked for
     * @param scale how a correlation becomes a weight
     * @param errorSigma width of the exponential
     * @param corrThreshold correlations at or below it count as 0; at 0 nothing is cut
     * @param timeHorizonS pairs that are this far apart in time don't count; absent: all count
     * @param normalized whether covariances are divided by the standard deviations
     * @param centered whether means are subtracted
     */
    public record Options(
            double maxDisplacementUm,
            Scale scale,
            double errorSigma,
            double corrThreshold,
            OptionalDouble timeHorizonS,
            boolean normalized,
            boolean centered) {}

    /**
     * Correlates all bins of time with one another.
     *
     * @param histogram {@code [times][depths]}
     * @param window how much a bin of depth counts
     * @param binUm width of a bin of depth
     * @param binS width of a bin of time
     */
    public static PairwiseDisplacement of(
            double[][] histogram, double[] window, double binUm, double binS, Options options) {
        int reach = (int) Math.ceil(Math.floor(options.maxDisplacementUm() / binUm));
        Lagged lagged = new Lagged(histogram, window, reach, options);
        int n = histogram.length;
        double[][] displacement = new double[n][n];
        double[][] weight = new double[n][n];
        IntStream.range(0, n).parallel().forEach(i -> {
            lagged.row(i, displacement[i], weight[i]);
            for (int j = 0; j < n; j++) {
                displacement[i][j] *= binUm;
                boolean near = options.timeHorizonS().isEmpty()
                        || Math.abs(i - j) * binS < options.timeHorizonS().getAsDouble();
                weight[i][j] = near ? weight(weight[i][j], options) : 0;
            }
        });
        return new PairwiseDisplacement(displacement, weight);
    }

    private static double weight(double correlation, Options options) {
        double kept = options.corrThreshold() > 0 && correlation <= options.corrThreshold() ? 0 : correlation;
        return options.scale() == Scale.LINEAR ? kept : Math.exp((kept - 1) / options.errorSigma());
    }

    /** Correlations at all lags; beyond the ends of a profile nothing counts. */
    private static final class Lagged {
        private final double[][] profiles;
        private final double[] window;
        private final int reach;
        private final Options options;
        private final double[][] transposed;
        private final double[] share;
        private final double[][] means;
        private final double[][] variances;

        Lagged(double[][] profiles, double[] window, int reach, Options options) {
            this.profiles = profiles;
            this.window = window;
            this.reach = reach;
            this.options = options;
            this.transposed = Smoothing.transposed(profiles);
            this.share = new double[2 * reach + 1];
            this.means = new double[2 * reach + 1][profiles.length];
            this.variances = new double[2 * reach + 1][profiles.length];
            IntStream.rangeClosed(-reach, reach).parallel().forEach(this::prepare);
        }

        private int first(int lag) {
            return Math.max(0, -lag);
        }

        private int last(int lag) {
            return Math.min(window.length, window.length - lag);
        }

        private void prepare(int lag) {
            double[] mean = means[lag + reach];
            double[] variance = variances[lag + reach];
            double total = 0;
            for (int d = first(lag); d < last(lag); d++) {
                total += window[d];
            }
            share[lag + reach] = total;
            for (int j = 0; j < mean.length; j++) {
                double sum = 0;
                double squares = 0;
                for (int d = first(lag); d < last(lag); d++) {
                    sum += profiles[j][d] * window[d];
                    squares += profiles[j][d] * profiles[j][d] * window[d];
                }
                mean[j] = options.centered() ? sum / total : 0;
                variance[j] = squares / total - mean[j] * mean[j];
            }
        }

        /** The best lag of one profile against all, and its correlation. */
        void row(int i, double[] best, double[] correlation) {
            int n = profiles.length;
            double[] products = new double[n];
            Arrays.fill(correlation, Double.NEGATIVE_INFINITY);
            for (int lag = -reach; lag <= reach; lag++) {
                Arrays.fill(products, 0);
                double total = share[lag + reach];
                double sum = 0;
                double squares = 0;
                for (int d = first(lag); d < last(lag); d++) {
                    double weighted = profiles[i][d + lag] * window[d];
                    sum += weighted;
                    squares += profiles[i][d + lag] * weighted;
                    if (weighted != 0) {
                        add(products, weighted, transposed[d]);
                    }
                }
                double mean = options.centered() ? sum / total : 0;
                double variance = squares / total - mean * mean;
                for (int j = 0; j < n; j++) {
                    double covariance = products[j] / total - mean * means[lag + reach][j];
                    double value = options.normalized()
                            ? covariance / Math.sqrt(variance * variances[lag + reach][j])
                            : covariance;
                    double finite = Double.isFinite(value) ? value : 0;
                    if (finite > correlation[j]) {
                        correlation[j] = finite;
                        best[j] = lag;
                    }
                }
            }
        }

        private static void add(double[] sums, double factor, double[] values) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += factor * values[j];
            }
        }
    }
}
