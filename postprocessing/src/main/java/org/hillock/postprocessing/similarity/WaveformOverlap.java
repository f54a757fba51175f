package org.hillock.postprocessing.similarity;

import java.util.OptionalInt;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.templates.DistributionOverlap;

/**
 * Whether the waveforms of two units may come from one distribution, after
 * {@code spikeinterface.postprocessing.check_equal_template_with_distribution_overlap}.
 *
 * <p>All waveforms are put on the line between the two templates; where the distributions on it overlap, also after a small shift, the
 * units can't be told apart.
 *
 * @param equal whether they overlap
 * @param shift by how many samples the second unit's waveforms are later; where they overlap
 */
public record WaveformOverlap(boolean equal, OptionalInt shift) {
    /** How many samples are tried on each side unless asked otherwise. */
    public static final int USUAL_SHIFT = 2;

    /** The quantile that is compared unless asked otherwise. */
    public static final double USUAL_QUANTILE = 0.8;

    /**
     * Compares two sets of waveforms on the same channels, by their own means.
     *
     * @param first {@code [spikes × samples × channels]}; at least one spike
     * @param second the same of the other unit; numbers of spikes may differ
     * @param numShift how many samples are tried on each side
     * @param quantileLimit in [0, 1]: the sets overlap where this quantile of the first lies at or beyond the opposite one of the second
     */
    public static WaveformOverlap of(NdArray first, NdArray second, int numShift, double quantileLimit) {
        check(first, second, numShift, quantileLimit);
        int size = first.shape()[1];
        int channels = first.shape()[2];
        float[] a = first.toFloats();
        float[] b = second.toFloats();
        int shift = DistributionOverlap.firstShift(
                a, b, mean(a, size * channels), mean(b, size * channels), size, channels, numShift, quantileLimit);
        return shift == DistributionOverlap.NONE
                ? new WaveformOverlap(false, OptionalInt.empty())
                : new WaveformOverlap(true, OptionalInt.of(shift));
    }

    private static double[] mean(float[] waveforms, int size) {
        double[] mean = new double[size];
        int count = waveforms.length / size;
        for (int i = 0; i < waveforms.length; i++) {
            mean[i % size] += waveforms[i];
        }
        for (int i = 0; i < size; i++) {
            mean[i] /= count;
        }
        return mean;
    }

    private static void check(NdArray first, NdArray second, int numShift, double quantileLimit) {
        String operation = "check_equal_template_with_distribution_overlap: ";
        if (first.rank() != 3
                || second.rank() != 3
                || first.length() == 0
                || second.length() == 0
                || first.shape()[1] != second.shape()[1]
                || first.shape()[2] != second.shape()[2]) {
            throw new WrongArgumentException(operation + "waveforms of shape " + first + " and " + second
                    + " must have spikes, and the same samples and channels. Cut both on the same channels.");
        }
        if (numShift < 0 || 2 * numShift >= first.shape()[1]) {
            throw new WrongArgumentException(operation + "num_shift = " + numShift + " samples must be in [0, "
                    + (first.shape()[1] + 1) / 2 + ") (a waveform has " + first.shape()[1] + " samples).");
        }
        if (!(quantileLimit >= 0 && quantileLimit <= 1)) {
            throw new WrongArgumentException(operation + "quantile_limit = " + quantileLimit + " must be in [0, 1].");
        }
    }
}
