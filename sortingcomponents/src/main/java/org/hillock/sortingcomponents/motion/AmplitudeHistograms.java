package org.hillock.sortingcomponents.motion;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.recording.Recording;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/**
 * How many peaks there were by time, depth and the logarithm of their absolute amplitude.
 *
 * @param values {@code [times][depths][amplitudes]}
 * @param temporalEdges edges of the bins of time in s
 * @param spatialEdges edges of the bins of depth in µm
 */
public record AmplitudeHistograms(double[][][] values, double[] temporalEdges, double[] spatialEdges) {
    /**
     * How histograms are made.
     *
     * @param direction axis of depth: x, y or z
     * @param binS width of a bin of time in s
     * @param binUm largest width of a bin of depth in µm
     * @param histMarginUm how far bins reach beyond the outermost contacts in µm
     * @param numAmpBins how many bins of amplitude between the smallest and the largest
     * @param logTransform whether counts n become {@code log2(1 + n)}
     * @param spatialBinEdges edges of the bins of depth in µm; absent: laid out by width and margin
     */
    public record Options(
            String direction,
            double binS,
            double binUm,
            double histMarginUm,
            int numAmpBins,
            boolean logTransform,
            Optional<double[]> spatialBinEdges) {
        /** 1 s by 2 µm along y, 50 µm beyond the contacts, 20 amplitudes, transformed. */
        public static Options standard() {
            return new Options("y", 1, 2, 50, 20, true, Optional.empty());
        }
    }

    /** Makes the histograms of the peaks of a recording of one segment; places that are not numbers are left out. */
    public static AmplitudeHistograms of(Recording recording, Peaks peaks, PeakLocations locations, Options options) {
        DepthTime points = DepthTime.of(recording, peaks, locations, options.direction());
        double[] times = DepthTime.temporalEdges(recording, options.binS());
        double[] depths = options.spatialBinEdges()
                .orElseGet(() -> DepthTime.spatialEdges(
                        recording, options.direction(), options.histMarginUm(), options.binUm()));
        double[] logs = Arrays.stream(points.amplitudes()).map(Math::log10).toArray();
        double low = Arrays.stream(logs).min().orElse(0);
        double high = Arrays.stream(logs).max().orElse(1);
        double[] steps = new double[options.numAmpBins() + 1];
        Arrays.setAll(steps, i -> (double) i / options.numAmpBins());
        double[][][] values = new double[times.length - 1][depths.length - 1][options.numAmpBins()];
        for (int i = 0; i < logs.length; i++) {
            int t = DepthTime.bin(times, points.times()[i]);
            int d = DepthTime.bin(depths, points.depths()[i]);
            int a = DepthTime.bin(steps, high > low ? (logs[i] - low) / (high - low) : 0);
            if (t >= 0 && d >= 0 && a >= 0) {
                values[t][d][a]++;
            }
        }
        if (options.logTransform()) {
            for (double[][] slice : values) {
                for (double[] row : slice) {
                    Arrays.setAll(row, a -> Math.log1p(row[a]) / Math.log(2));
                }
            }
        }
        return new AmplitudeHistograms(values, times, depths);
    }
}
