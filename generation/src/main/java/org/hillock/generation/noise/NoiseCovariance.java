package org.hillock.generation.noise;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;

/** Covariances of noise by the places of channels. */
public final class NoiseCovariance {
    private NoiseCovariance() {}

    /**
     * Correlation {@code exp(-distance / decay)} between channels, with ones on the diagonal.
     *
     * @param locations {@code [channels][2 or 3]} in µm
     * @param spatialDecayUm distance over which the correlation falls to 1/e, above 0
     * @return {@code [channels × channels]}
     */
    public static NdArray exponential(double[][] locations, double spatialDecayUm) {
        if (!(spatialDecayUm > 0) || Double.isInfinite(spatialDecayUm)) {
            throw new WrongArgumentException(
                    "noise: spatial_decay = " + spatialDecayUm + " um must be a positive number.");
        }
        int n = locations.length;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i * n + j] = Math.exp(-distance(locations[i], locations[j]) / spatialDecayUm);
            }
        }
        return NdArray.ofDoubles(matrix, n, n);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(sum);
    }
}
