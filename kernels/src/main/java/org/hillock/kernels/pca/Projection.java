package org.hillock.kernels.pca;

/**
 * Projects rows on components: {@code (x - mean)·component}, divided by the root of the explained variance where whitened (roots below
 * 2^-52 count as that). Immutable and thread-safe.
 */
public final class Projection {
    private static final double SMALLEST_SCALE = 0x1p-52;

    private final double[] weights;
    private final double[] offsets;
    private final int numFeatures;

    private Projection(double[] weights, double[] offsets, int numFeatures) {
        this.weights = weights;
        this.offsets = offsets;
        this.numFeatures = numFeatures;
    }

    /**
     * A projection.
     *
     * @param mean of the features
     * @param components unit rows {@code [components][features]}
     * @param explainedVariance of each component; looked at where whitened
     */
    public static Projection of(double[] mean, double[][] components, double[] explainedVariance, boolean whiten) {
        int count = components.length;
        double[] weights = new double[count * mean.length];
        double[] offsets = new double[count];
        for (int k = 0; k < count; k++) {
            double scale = whiten ? 1 / Math.max(SMALLEST_SCALE, Math.sqrt(explainedVariance[k])) : 1;
            for (int f = 0; f < mean.length; f++) {
                weights[f * count + k] = components[k][f] * scale;
                offsets[k] += mean[f] * weights[f * count + k];
            }
        }
        return new Projection(weights, offsets, mean.length);
    }

    /** Number of components. */
    public int numComponents() {
        return offsets.length;
    }

    /** Number of features of a row. */
    public int numFeatures() {
        return numFeatures;
    }

    /**
     * Projects one row.
     *
     * @param from holds the features, {@code stride} apart from {@code at} on
     * @param into gets the coordinates, {@code intoStride} apart from {@code intoAt} on
     */
    public void apply(float[] from, int at, int stride, float[] into, int intoAt, int intoStride) {
        int count = offsets.length;
        int k = 0;
        for (; k + 3 <= count; k += 3) {
            three(from, at, stride, k, into, intoAt + k * intoStride, intoStride);
        }
        for (; k < count; k++) {
            double sum = -offsets[k];
            for (int f = 0; f < numFeatures; f++) {
                sum = Math.fma(from[at + f * stride], weights[f * count + k], sum);
            }
            into[intoAt + k * intoStride] = (float) sum;
        }
    }

    private void three(float[] from, int at, int stride, int k, float[] into, int intoAt, int intoStride) {
        int count = offsets.length;
        double s0 = -offsets[k];
        double s1 = -offsets[k + 1];
        double s2 = -offsets[k + 2];
        for (int f = 0, i = at, w = k; f < numFeatures; f++, i += stride, w += count) {
            double x = from[i];
            s0 = Math.fma(x, weights[w], s0);
            s1 = Math.fma(x, weights[w + 1], s1);
            s2 = Math.fma(x, weights[w + 2], s2);
        }
        into[intoAt] = (float) s0;
        into[intoAt + intoStride] = (float) s1;
        into[intoAt + 2 * intoStride] = (float) s2;
    }
}
