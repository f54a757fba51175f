package org.hillock.kernels.templates;

import org.hillock.kernels.statistics.Quantile;

/**
 * Whether two sets of curves overlap along the line between their centres, under small shifts.
 *
 * <p>Each curve x is placed on the line by {@code (x - a)·(b - a) / ‖b - a‖²}, a and b the centres: 0 at the first, 1 at the second. The
 * sets overlap where the quantile q of the first lies at or above the quantile 1 - q of the second.
 */
public final class DistributionOverlap {
    /** What is answered where the sets overlap under no shift. */
    public static final int NONE = Integer.MIN_VALUE;

    private DistributionOverlap() {}

    /**
     * Returns the first shift from {@code -maxShift} to {@code maxShift} under which the sets overlap, or {@link #NONE}. A positive shift
     * says that the curves of the second set are as many samples later. Where the centres are equal there is no line, and no overlap is
     * found.
     *
     * @param first {@code [curves × samples × channels]}, row-major
     * @param second likewise
     * @param centre of the first set, {@code [samples × channels]}
     * @param secondCentre of the second set
     * @param size samples of a curve; more than twice the largest shift
     * @param quantile q in [0, 1]
     */
    public static int firstShift(
            float[] first,
            float[] second,
            double[] centre,
            double[] secondCentre,
            int size,
            int channels,
            int maxShift,
            double quantile) {
        if (maxShift < 0 || 2 * maxShift >= size) {
            throw new IllegalArgumentException("distributionOverlap: maxShift = " + maxShift
                    + " samples must be 0 or more and below half a curve (" + size
                    + " samples). Give a smaller shift.");
        }
        int length = (size - 2 * maxShift) * channels;
        int still = maxShift * channels;
        for (int shift = -maxShift; shift <= maxShift; shift++) {
            int moved = (maxShift + shift) * channels;
            double[] line = new double[length];
            double squares = 0;
            for (int i = 0; i < length; i++) {
                line[i] = secondCentre[moved + i] - centre[still + i];
                squares += line[i] * line[i];
            }
            double[] places = places(first, still, centre, still, line, squares, size * channels);
            double[] others = places(second, moved, centre, still, line, squares, size * channels);
            if (Quantile.of(places, quantile) >= Quantile.of(others, 1 - quantile)) {
                return shift;
            }
        }
        return NONE;
    }

    private static double[] places(
            float[] curves, int from, double[] centre, int centreFrom, double[] line, double squares, int stride) {
        double[] places = new double[curves.length / stride];
        for (int k = 0; k < places.length; k++) {
            double sum = 0;
            for (int i = 0; i < line.length; i++) {
                sum += (curves[k * stride + from + i] - centre[centreFrom + i]) * line[i];
            }
            places[k] = sum / squares;
        }
        return places;
    }
}
