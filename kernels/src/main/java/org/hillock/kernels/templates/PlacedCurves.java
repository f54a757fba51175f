package org.hillock.kernels.templates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hillock.kernels.filter.GaussianFilter;
import org.hillock.kernels.statistics.Median;

/**
 * Curves at places in a plane, of one unit on several channels: how their troughs travel, how they fade, how far they reach.
 *
 * @param curves {@code [channels][samples]}
 * @param places {@code [channels][at least 2]}
 */
public record PlacedCurves(double[][] curves, double[][] places) {
    private static final double MS_PER_SECOND = 1000;

    /** Which way velocities look from the largest trough. */
    public enum Side {
        /** Places with an equal or larger depth. */
        ABOVE,
        /** Places with an equal or smaller depth. */
        BELOW
    }

    /**
     * The curves whose places lie within {@code range} of the one with the largest peak-to-peak value along the axis across, ordered by
     * their depth.
     *
     * @param depth index of the axis of depth, 0 or 1; the other is the axis across
     * @param range in the unit of places; infinite takes all
     */
    public PlacedCurves inColumn(int depth, double range) {
        double[] sizes = peakToPeak();
        int largest = argmax(sizes);
        int across = 1 - depth;
        int[] kept = IntStream.range(0, curves.length)
                .filter(c -> Math.abs(places[c][across] - places[largest][across]) <= range)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> places[c][depth]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new PlacedCurves(
                Arrays.stream(kept).mapToObj(c -> curves[c]).toArray(double[][]::new),
                Arrays.stream(kept).mapToObj(c -> places[c]).toArray(double[][]::new));
    }

    /**
     * How far the trough travels per ms on one side of the largest trough: the slope of the distance over the time of the trough; NaN for
     * fewer than {@code minChannels} on that side, or where the line explains less than {@code minR2}.
     *
     * @param rate samples per second
     */
    public double velocity(Side side, int depth, double rate, int minChannels, double minR2) {
        int[] troughs = troughs();
        int largest = 0;
        for (int c = 1; c < curves.length; c++) {
            double value = curves[c][troughs[c]];
            double lowest = curves[largest][troughs[largest]];
            boolean first = value == lowest && troughs[c] < troughs[largest];
            largest = value < lowest || first ? c : largest;
        }
        double[] origin = places[largest];
        int[] kept = IntStream.range(0, curves.length)
                .filter(c -> side == Side.ABOVE ? places[c][depth] >= origin[depth] : places[c][depth] <= origin[depth])
                .toArray();
        if (kept.length < Math.max(2, minChannels)) {
            return Double.NaN;
        }
        int start = troughs[largest];
        double[] times = Arrays.stream(kept)
                .mapToDouble(c -> (double) troughs[c] / rate * MS_PER_SECOND - start / rate * MS_PER_SECOND)
                .toArray();
        double[] distances = Arrays.stream(kept)
                .mapToDouble(c -> distance(places[c], origin))
                .toArray();
        MedianLine line = MedianLine.of(times, distances);
        return line.r2() < minR2 ? Double.NaN : line.slope();
    }

    /**
     * How fast the amplitude fades with the distance from the largest, the decay of {@link ExponentialDecay} in 1 / unit of places; NaN
     * where it explains less than {@code minR2}, for fewer than 3 channels, or where a channel has no amplitude at all.
     *
     * @param peakToPeak whether amplitudes are peak-to-peak, or else the depth of the trough
     */
    public double decay(boolean peakToPeak, double minR2) {
        double[] sizes = peakToPeak ? peakToPeak() : depths();
        int largest = argmax(sizes);
        if (curves.length < 3 || !(Arrays.stream(sizes).min().orElse(0) > 0)) {
            return Double.NaN;
        }
        double[] distances = Arrays.stream(places)
                .mapToDouble(place -> distance(place, places[largest]))
                .toArray();
        ExponentialDecay fit = ExponentialDecay.of(distances, sizes, sizes[largest]);
        return fit.r2() < minR2 ? Double.NaN : fit.decay();
    }

    /**
     * How far along the depth the channels lie apart whose peak-to-peak value, smoothed from channel to channel in the order of depth, is
     * above a part of the largest.
     *
     * @param threshold the part
     * @param smoothing standard deviation of the smoothing in the unit of places; 0: none
     */
    public double spread(int depth, double threshold, double smoothing) {
        double[] sizes = peakToPeak();
        double[] depths =
                Arrays.stream(places).mapToDouble(place -> place[depth]).toArray();
        double[] steps = steps(depths);
        if (smoothing > 0 && steps.length > 0) {
            sizes = GaussianFilter.apply(sizes, smoothing / Median.of(steps), GaussianFilter.Border.REFLECT);
        }
        double largest = Arrays.stream(sizes).max().orElse(0);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < sizes.length; c++) {
            if (sizes[c] / largest > threshold) {
                low = Math.min(low, depths[c]);
                high = Math.max(high, depths[c]);
            }
        }
        return high < low ? Double.NaN : high - low;
    }

    private static double[] steps(double[] depths) {
        double[] distinct = Arrays.stream(depths).distinct().sorted().toArray();
        return IntStream.range(1, distinct.length)
                .mapToDouble(i -> distinct[i] - distinct[i - 1])
                .toArray();
    }

    private double[] peakToPeak() {
        return Arrays.stream(curves)
                .mapToDouble(curve -> Arrays.stream(curve).max().orElse(0)
                        - Arrays.stream(curve).min().orElse(0))
                .toArray();
    }

    private double[] depths() {
        return Arrays.stream(curves)
                .mapToDouble(curve -> Math.abs(Arrays.stream(curve).min().orElse(0)))
                .toArray();
    }

    private int[] troughs() {
        return Arrays.stream(curves).mapToInt(PlacedCurves::argmin).toArray();
    }

    private static int argmin(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] < values[best] ? i : best;
        }
        return best;
    }

    private static int argmax(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            squares += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(squares);
    }
}
