package org.hillock.preprocessing.whitening;

import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.DType;
import org.hillock.kernels.linalg.CrossProduct;
import org.hillock.kernels.linalg.SymmetricEigen;
import org.hillock.kernels.statistics.ColumnStatistics;
import org.hillock.kernels.statistics.Median;

/**
 * Mean and whitening matrix of a recording, from random chunks.
 *
 * @param mean of each channel; zeros where it is not applied
 * @param matrix {@code [channels][channels]}
 */
record WhiteningEstimate(double[] mean, double[][] matrix) {
    private static final double EPS = 1e-8;

    static WhiteningEstimate of(Whiten step, Recording recording, RandomChunks chunks) {
        Traces traces = RecordingTools.getRandomDataChunks(recording, chunks, false);
        float[] data = traces.toFloats();
        int samples = traces.numSamples();
        int channels = traces.numChannels();
        double[] mean = step.applyMean() ? ColumnStatistics.means(data, samples, channels) : new double[channels];
        CrossProduct sums = new CrossProduct(channels);
        sums.add(data, samples, mean);
        double[] covariance = sums.dividedBy(samples);
        requireFinite(covariance);
        if (step.regularize()) {
            Shrinkage.of(step.regularizeKwargs().orElse(Map.of())).apply(covariance, data, samples, mean);
        }
        double eps = eps(step, recording.getDtype(), data, mean);
        return new WhiteningEstimate(
                mean,
                step.mode().equals("local")
                        ? local(covariance, recording.getChannelLocations(), step.radiusUm(), eps)
                        : inverseRoot(covariance, channels, eps));
    }

    private static void requireFinite(double[] covariance) {
        for (double value : covariance) {
            if (!Double.isFinite(value)) {
                throw new WrongArgumentException("whiten: recording must hold finite numbers in its random chunks"
                        + " (their covariance is not finite). Remove or blank the channels with NaN.");
            }
        }
    }

    /** Small units (float data whose squares have a median below 1) need a smaller addition, whatever was asked for. */
    private static double eps(Whiten step, DType type, float[] data, double[] mean) {
        double asked = step.eps().orElse(EPS);
        if (type.isInteger()) {
            return asked;
        }
        float[] squares = new float[data.length];
        for (int i = 0; i < squares.length; i++) {
            double centred = data[i] - mean[i % mean.length];
            squares[i] = (float) (centred * centred);
        }
        double median = Median.inPlace(squares, 0, squares.length);
        return median > 0 && median < 1 ? Math.max(1e-16, 1e-3 * median) : asked;
    }

    /** U diag((S + eps)^-1/2) Uᵀ. */
    private static double[][] inverseRoot(double[] covariance, int n, double eps) {
        SymmetricEigen eigen = SymmetricEigen.of(covariance, n);
        double[][] root = new double[n][n];
        for (int k = 0; k < n; k++) {
            double factor = 1 / Math.sqrt(Math.max(0, eigen.values()[k]) + eps);
            double[] vector = eigen.vectors()[k];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    root[i][j] += vector[i] * factor * vector[j];
                }
            }
        }
        return root;
    }

    /** Column c holds the row of channel c in the root of the covariance of its neighbourhood. */
    private static double[][] local(double[] covariance, double[][] locations, double radius, double eps) {
        int n = locations.length;
        double[][] matrix = new double[n][n];
        for (int c = 0; c < n; c++) {
            int channel = c;
            int[] near = IntStream.range(0, n)
                    .filter(other -> distance(locations[channel], locations[other]) <= radius)
                    .toArray();
            double[] part = new double[near.length * near.length];
            int self = 0;
            for (int i = 0; i < near.length; i++) {
                self = near[i] == c ? i : self;
                for (int j = 0; j < near.length; j++) {
                    part[i * near.length + j] = covariance[near[i] * n + near[j]];
                }
            }
            double[][] root = inverseRoot(part, near.length, eps);
            for (int i = 0; i < near.length; i++) {
                matrix[near[i]][c] = root[self][i];
            }
        }
        return matrix;
    }

    private static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            squares += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(squares);
    }
}
