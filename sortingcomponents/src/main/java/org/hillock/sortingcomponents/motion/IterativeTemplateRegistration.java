package org.hillock.sortingcomponents.motion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.core.motion.Motion;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/**
 * Estimates motion by aligning histograms of depth and amplitude to their running mean, as Kilosort 2.5 does: N. A. Steinmetz et al.,
 * "Neuropixels 2.0: A miniaturized high-density probe for stable, long-term brain recordings" (2021).
 *
 * @param binUm largest width of a bin of depth
 * @param histMarginUm how far bins reach beyond the outermost contacts
 * @param binS width of a bin of time; the motion's times lie {@code floor(binS / 2)} after the bin's start, as with the peer
 * @param numAmpBins bins of amplitude
 * @param numShiftsGlobal bins of depth by which the whole is shifted at most in one iteration
 * @param numIterations iterations over the whole
 * @param numShiftsBlock bins of depth by which a window is shifted at most
 * @param smoothingSigma width of gaussians over shifts, times and windows
 * @param krigingSigma width of the kernel between shifts
 * @param krigingP exponent of the kernel
 * @param krigingD divisor of the kernel's exponent
 */
@Wire(
        name = "iterative_template",
        pythonClass = "spikeinterface.sortingcomponents.motion.iterative_template.IterativeTemplateRegistration",
        doc = "Estimates motion by aligning histograms of depth and amplitude to their running mean.")
public record IterativeTemplateRegistration(
        @Param(doc = "Largest width of a bin of depth.", unit = "um", standard = "10.0", min = 0)
        double binUm,

        @Param(doc = "How far bins reach beyond the outermost contacts.", unit = "um", standard = "0.0")
        double histMarginUm,

        @Param(doc = "Width of a bin of time.", unit = "s", standard = "2.0", min = 0)
        double binS,

        @Param(doc = "Bins of amplitude.", standard = "20", min = 1)
        int numAmpBins,

        @Param(doc = "Largest shift of the whole in one iteration, in bins.", standard = "15", min = 0)
        int numShiftsGlobal,

        @Param(doc = "Iterations over the whole.", standard = "10", min = 1)
        int numIterations,

        @Param(doc = "Largest shift of a window, in bins.", standard = "5", min = 0)
        int numShiftsBlock,

        @Param(doc = "Width of gaussians over shifts, times and windows.", standard = "0.5", min = 0)
        double smoothingSigma,

        @Param(doc = "Width of the kernel between shifts.", standard = "1.0", min = 0)
        double krigingSigma,

        @Param(doc = "Exponent of the kernel between shifts.", standard = "2.0")
        double krigingP,

        @Param(doc = "Divisor of the kernel's exponent.", standard = "2.0")
        double krigingD)
        implements MotionEstimator {
    @Override
    public MotionEstimate estimate(
            Recording recording, Peaks peaks, PeakLocations locations, WindowOptions windowOptions) {
        AmplitudeHistograms histograms = AmplitudeHistograms.of(
                recording,
                peaks,
                locations,
                new AmplitudeHistograms.Options(
                        windowOptions.direction(), binS, binUm, histMarginUm, numAmpBins, true, Optional.empty()));
        SpatialWindows windows = windowOptions.on(recording, DepthTime.centers(histograms.spatialEdges()));
        double[][] shifts = new TemplateAlignment(this).align(histograms.values(), windows.windows());
        for (double[] row : shifts) {
            Arrays.setAll(row, w -> -(row[w] * binUm));
        }
        double[] times = new double[shifts.length];
        Arrays.setAll(times, t -> histograms.temporalEdges()[t] + Math.floor(binS / 2));
        Motion motion = new Motion(
                List.<double[][]>of(shifts), List.of(times), windows.centers(), windowOptions.direction(), "linear");
        return new MotionEstimate(motion, windows, Optional.empty(), List.of());
    }
}
