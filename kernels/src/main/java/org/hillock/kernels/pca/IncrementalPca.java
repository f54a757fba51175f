package org.hillock.kernels.pca;

import java.util.Arrays;
import org.hillock.kernels.linalg.LeadingEigen;

/**
 * Principal components of rows that come in batches, of which only so many components are kept from batch to batch (Ross, Lim, Lin, Yang
 * 2008, Incremental Learning for Robust Visual Tracking, as {@code sklearn.decomposition.IncrementalPCA} has it).
 *
 * <p>Each batch, centred on its own mean, is joined with what was kept, the components times their singular values, and one row for the
 * step between the means; the leading right singular vectors of all that are the new components. So the result depends on the order
 * and the sizes of the batches. Of each component the entry of largest magnitude is positive. Vectors come from the eigenvectors of the
 * smaller product XᵀX or XXᵀ: singular values below 1e-8 of the largest are not resolved, and components of zero variance are 0.
 *
 * <p>Not thread-safe while it learns.
 */
public final class IncrementalPca {
    private final int numComponents;
    private final int numFeatures;
    private final double[] mean;
    private final double[] variance;
    private final double[][] components;
    private final double[] singularValues;
    private double noiseVariance;
    private long samplesSeen;

    /** Creates a model that has seen nothing. */
    public IncrementalPca(int numComponents, int numFeatures) {
        if (numComponents < 1 || numComponents > numFeatures) {
            throw new IllegalArgumentException("incrementalPca: numComponents = " + numComponents + " must be in [1, "
                    + numFeatures + "] (a row has " + numFeatures + " features). Ask for fewer components.");
        }
        this.numComponents = numComponents;
        this.numFeatures = numFeatures;
        this.mean = new double[numFeatures];
        this.variance = new double[numFeatures];
        this.components = new double[numComponents][numFeatures];
        this.singularValues = new double[numComponents];
    }

    /**
     * Learns from a batch.
     *
     * @param rows {@code [count × features]}, row-major, finite; overwritten
     * @param count at least the number of components
     */
    public void partialFit(double[] rows, int count) {
        if (count < numComponents || rows.length < (long) count * numFeatures) {
            throw new IllegalArgumentException("incrementalPca: a batch of " + count + " rows in " + rows.length
                    + " values must have at least " + numComponents + " rows of " + numFeatures
                    + " features (the number of components). Leave smaller batches out.");
        }
        double[] batchMean = mean(rows, count);
        double[] correction = correction(batchMean, count);
        int joined = count + (samplesSeen == 0 ? 0 : numComponents + 1);
        if (joined >= numFeatures) {
            byFeatures(rows, count, batchMean, correction, joined);
        } else {
            byRows(rows, count, batchMean, correction, joined);
        }
        samplesSeen += count;
    }

    private double[] mean(double[] rows, int count) {
        double[] sums = new double[numFeatures];
        for (int r = 0; r < count; r++) {
            for (int f = 0; f < numFeatures; f++) {
                sums[f] += rows[r * numFeatures + f];
            }
        }
        for (int f = 0; f < numFeatures; f++) {
            sums[f] /= count;
        }
        return sums;
    }

    private void subtract(double[] rows, int count, double[] batchMean) {
        for (int r = 0; r < count; r++) {
            for (int f = 0; f < numFeatures; f++) {
                rows[r * numFeatures + f] -= batchMean[f];
            }
        }
    }

    private double[] correction(double[] batchMean, int count) {
        double factor = Math.sqrt((double) samplesSeen / (samplesSeen + count) * count);
        double[] correction = new double[numFeatures];
        for (int f = 0; f < numFeatures; f++) {
            correction[f] = factor * (mean[f] - batchMean[f]);
        }
        return correction;
    }

    /** Updates mean and variance from the sums of squares of a centred batch. */
    private void updateMoments(double[] squares, int count, double[] batchMean) {
        double total = (double) samplesSeen + count;
        for (int f = 0; f < numFeatures; f++) {
            double step = batchMean[f] - mean[f];
            variance[f] = (variance[f] * samplesSeen + squares[f] + step * step * samplesSeen / total * count) / total;
            mean[f] += step * count / total;
        }
    }

    /** The product of the centred batch is that of the batch less that of its mean. */
    private void byFeatures(double[] rows, int count, double[] batchMean, double[] correction, int joined) {
        double[][] product = SquareProduct.ofColumns(rows, count, numFeatures);
        SquareProduct.addOuter(product, batchMean, -count);
        double[] squares = new double[numFeatures];
        for (int f = 0; f < numFeatures; f++) {
            squares[f] = Math.max(0, product[f][f]);
        }
        updateMoments(squares, count, batchMean);
        if (samplesSeen > 0) {
            SquareProduct.addOuter(product, correction, 1);
            for (int k = 0; k < numComponents; k++) {
                SquareProduct.addOuter(product, components[k], singularValues[k] * singularValues[k]);
            }
        }
        SquareProduct.mirror(product);
        double trace = SquareProduct.trace(product);
        LeadingEigen eigen = LeadingEigen.inPlace(product, numComponents);
        for (int k = 0; k < numComponents; k++) {
            singularValues[k] = Math.sqrt(Math.max(0, eigen.values()[k]));
            components[k] = eigen.vectors()[k];
        }
        updateNoise(trace, joined, count);
    }

    private void byRows(double[] rows, int count, double[] batchMean, double[] correction, int joined) {
        subtract(rows, count, batchMean);
        updateMoments(squares(rows, count), count, batchMean);
        double[][] all = new double[joined][];
        for (int r = 0; r < count; r++) {
            all[r] = Arrays.copyOfRange(rows, r * numFeatures, (r + 1) * numFeatures);
        }
        if (samplesSeen > 0) {
            all[count] = correction;
            for (int k = 0; k < numComponents; k++) {
                all[count + 1 + k] = scaled(components[k], singularValues[k]);
            }
        }
        double[][] product = SquareProduct.ofRows(all);
        double trace = SquareProduct.trace(product);
        LeadingEigen eigen = LeadingEigen.inPlace(product, numComponents);
        for (int k = 0; k < numComponents; k++) {
            singularValues[k] = Math.sqrt(Math.max(0, eigen.values()[k]));
            components[k] = combined(all, eigen.vectors()[k], singularValues[k], singularValues[0]);
        }
        updateNoise(trace, joined, count);
    }

    private double[] squares(double[] rows, int count) {
        double[] squares = new double[numFeatures];
        for (int r = 0; r < count; r++) {
            for (int f = 0; f < numFeatures; f++) {
                squares[f] += rows[r * numFeatures + f] * rows[r * numFeatures + f];
            }
        }
        return squares;
    }

    private static double[] scaled(double[] row, double factor) {
        double[] out = row.clone();
        for (int f = 0; f < out.length; f++) {
            out[f] *= factor;
        }
        return out;
    }

    private double[] combined(double[][] rows, double[] weights, double length, double largest) {
        double[] out = new double[numFeatures];
        if (!(length > 1e-12 * largest)) {
            return out;
        }
        for (int r = 0; r < rows.length; r++) {
            double weight = weights[r] / length;
            for (int f = 0; f < numFeatures; f++) {
                out[f] += weight * rows[r][f];
            }
        }
        double extreme = 0;
        for (double value : out) {
            extreme = Math.abs(value) > Math.abs(extreme) ? value : extreme;
        }
        return extreme < 0 ? scaled(out, -1) : out;
    }

    private void updateNoise(double trace, int joined, int count) {
        double left = trace;
        for (double value : singularValues) {
            left -= value * value;
        }
        int others = Math.min(joined, numFeatures) - numComponents;
        boolean none = others <= 0 || numComponents == count;
        noiseVariance = none ? 0 : Math.max(0, left) / others / (samplesSeen + count - 1);
    }

    /** Number of components. */
    public int numComponents() {
        return numComponents;
    }

    /** Number of features of a row. */
    public int numFeatures() {
        return numFeatures;
    }

    /** Whether anything was learnt. */
    public boolean isFitted() {
        return samplesSeen > 0;
    }

    /** Number of rows learnt from. */
    public long samplesSeen() {
        return samplesSeen;
    }

    /** The mean of all rows; a copy. */
    public double[] mean() {
        return mean.clone();
    }

    /** The variance of every feature over all rows, divided by their number; a copy. */
    public double[] variance() {
        return variance.clone();
    }

    /** The components, unit rows {@code [components][features]} by falling variance; a copy. */
    public double[][] components() {
        return Arrays.stream(components).map(double[]::clone).toArray(double[][]::new);
    }

    /** The singular values of the components; a copy. */
    public double[] singularValues() {
        return singularValues.clone();
    }

    /** The variance along every component, divided by the number of rows less 1. */
    public double[] explainedVariance() {
        double[] out = new double[numComponents];
        for (int k = 0; k < out.length; k++) {
            out[k] = singularValues[k] * singularValues[k] / (samplesSeen - 1);
        }
        return out;
    }

    /** The mean variance along what is left out, of the last batch and what was kept before it. */
    public double noiseVariance() {
        return noiseVariance;
    }

    /** What projects on the components; a copy that later batches don't change. */
    public Projection projection(boolean whiten) {
        return Projection.of(mean, components, explainedVariance(), whiten);
    }
}
