package org.hillock.kernels.localization;

/** The mean of contact locations weighted by what each contact sees: {@code Σ w p / Σ w}. */
public final class CenterOfMass {
    private CenterOfMass() {}

    /**
     * Locates one source.
     *
     * @param weights one size per channel of {@code channels}
     * @param channels indices into the locations
     * @param locations {@code [contacts][dimensions]} in µm
     * @param out receives one coordinate per dimension in µm; NaN where the weights sum to 0 and are 0 everywhere
     */
    public static void locate(double[] weights, int[] channels, double[][] locations, double[] out) {
        int dimensions = locations[channels[0]].length;
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            out[d] = 0;
        }
        for (int k = 0; k < channels.length; k++) {
            sum += weights[k];
            double[] place = locations[channels[k]];
            for (int d = 0; d < dimensions; d++) {
                out[d] += weights[k] * place[d];
            }
        }
        for (int d = 0; d < dimensions; d++) {
            out[d] /= sum;
        }
    }
}
