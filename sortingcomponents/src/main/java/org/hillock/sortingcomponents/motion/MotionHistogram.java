package org.hillock.sortingcomponents.motion;

import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.core.recording.Recording;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/**
 * How many peaks there were (or how large they were) by time and depth.
 *
 * @param values {@code [times][depths]}
 * @param temporalEdges edges of the bins of time in s
 * @param spatialEdges edges of the bins of depth in µm
 */
public record MotionHistogram(double[][] values, double[] temporalEdges, double[] spatialEdges) {
    /**
     * How a histogram is made.
     *
     * @param weightWithAmplitude whether peaks count by their absolute amplitude
     * @param avgInBin whether amplitudes are averaged in a bin instead of summed
     * @param direction axis of depth: x, y or z
     * @param binS width of a bin of time in s
     * @param binUm largest width of a bin of depth in µm
     * @param histMarginUm how far bins reach beyond the outermost contacts in µm
     * @param spatialBinEdges edges of the bins of depth in µm; absent: laid out by width and margin
     * @param depthSmoothUm width of a gaussian along depth in µm
     * @param timeSmoothS width of a gaussian along time in s
     */
    public record Options(
            boolean weightWithAmplitude,
            boolean avgInBin,
            String direction,
            double binS,
            double binUm,
            double histMarginUm,
            Optional<double[]> spatialBinEdges,
            OptionalDouble depthSmoothUm,
            OptionalDouble timeSmoothS) {
        /** Counts of 1 s by 2 µm along y, 50 µm beyond the contacts, not smoothed. */
        public static Options standard() {
            return new Options(
                    false, true, "y", 1, 2, 50, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
    }

    /** Makes the histogram of the peaks of a recording of one segment; places that are not numbers are left out. */
    public static MotionHistogram of(Recording recording, Peaks peaks, PeakLocations locations, Options options) {
        DepthTime points = DepthTime.of(recording, peaks, locations, options.direction());
        double[] times = DepthTime.temporalEdges(recording, options.binS());
        double[] depths = options.spatialBinEdges()
                .orElseGet(() -> DepthTime.spatialEdges(
                        recording, options.direction(), options.histMarginUm(), options.binUm()));
        double[][] values = new double[times.length - 1][depths.length - 1];
        double[][] counts = new double[values.length][depths.length - 1];
        for (int i = 0; i < points.times().length; i++) {
            int t = DepthTime.bin(times, points.times()[i]);
            int d = DepthTime.bin(depths, points.depths()[i]);
            if (t >= 0 && d >= 0) {
                values[t][d] += options.weightWithAmplitude() ? points.amplitudes()[i] : 1;
                counts[t][d]++;
            }
        }
        if (options.weightWithAmplitude() && options.avgInBin()) {
            for (int t = 0; t < values.length; t++) {
                for (int d = 0; d < values[t].length; d++) {
                    values[t][d] /= Math.max(1, counts[t][d]);
                }
            }
        }
        double[][] smooth = options.depthSmoothUm().isPresent()
                ? Smoothing.rows(
                        values, options.depthSmoothUm().getAsDouble() / options.binUm(), Smoothing.Border.ZEROS)
                : values;
        double[][] smoother = options.timeSmoothS().isPresent()
                ? Smoothing.columns(
                        smooth, options.timeSmoothS().getAsDouble() / options.binS(), Smoothing.Border.ZEROS)
                : smooth;
        return new MotionHistogram(smoother, times, depths);
    }
}
