package org.hillock.sortingcomponents.motion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.motion.Motion;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/**
 * Estimates motion by comparing every bin of time with every other: J. Varol, J. Boussard et al., "Decentralized motion inference and
 * registration of Neuropixel data" (2021); C. Windolf et al., "Robust online multiband drift estimation in electrophysiology data"
 * (2022).
 *
 * @param binUm largest width of a bin of depth
 * @param histMarginUm how far bins reach beyond the outermost contacts
 * @param binS width of a bin of time
 * @param histogramDepthSmoothUm width of a gaussian along depth; absent: none
 * @param histogramTimeSmoothS width of a gaussian along time; absent: none
 * @param pairwiseDisplacementMethod conv
 * @param maxDisplacementUm largest displacement of a pair
 * @param weightScale how a correlation becomes a weight: linear or exp
 * @param errorSigma width of the exponential
 * @param convEngine understood; the numbers are those of numpy
 * @param torchDevice understood
 * @param batchSize understood
 * @param corrThreshold correlations at or below it count as 0
 * @param timeHorizonS pairs that are this far apart don't count; absent: all count
 * @param convergenceMethod lsmr, lsqr_robust or gradient_descent
 * @param softWeights whether pairs count by their weight with lsmr
 * @param normalizedXcorr whether covariances are divided by standard deviations
 * @param centeredXcorr whether means are subtracted
 * @param temporalPrior whether neighbours in time shall be alike, unless they jump
 * @param spatialPrior whether neighbouring windows shall be alike
 * @param forceSpatialMedianContinuity whether windows are shifted so that the median difference of neighbours is 0
 * @param referenceDisplacement what displacement is 0: mean, median, time or mode_search
 * @param referenceDisplacementTimeS the time whose displacement is 0, with time
 * @param robustRegressionSigma standard deviations beyond which an equation is dropped
 * @param lsqrRobustNIter how often equations are dropped anew
 * @param weightWithAmplitude whether peaks count by their absolute amplitude
 */
@Wire(
        name = "decentralized",
        pythonClass = "spikeinterface.sortingcomponents.motion.decentralized.DecentralizedRegistration",
        doc = "Estimates motion by comparing every bin of time with every other.")
public record DecentralizedRegistration(
        @Param(doc = "Largest width of a bin of depth.", unit = "um", standard = "5.0", min = 0)
        double binUm,

        @Param(doc = "How far bins reach beyond the outermost contacts.", unit = "um", standard = "20.0")
        double histMarginUm,

        @Param(doc = "Width of a bin of time.", unit = "s", standard = "2.0", min = 0)
        double binS,

        @Param(doc = "Width of a gaussian along depth; null: none.", unit = "um", standard = "1.0", min = 0)
        Optional<Double> histogramDepthSmoothUm,

        @Param(doc = "Width of a gaussian along time; null: none.", unit = "s", standard = "1.0", min = 0)
        Optional<Double> histogramTimeSmoothS,

        @Param(
                doc = "How pairs are compared.",
                standard = "\"conv\"",
                choices = {"conv", "phase_cross_correlation"})
        String pairwiseDisplacementMethod,

        @Param(doc = "Largest displacement of a pair.", unit = "um", standard = "100.0", min = 0)
        double maxDisplacementUm,

        @Param(
                doc = "How a correlation becomes a weight.",
                standard = "\"linear\"",
                choices = {"linear", "exp"})
        PairwiseDisplacement.Scale weightScale,

        @Param(doc = "Width of the exponential of weights.", standard = "0.2", min = 0)
        double errorSigma,

        @Param(doc = "Understood; the numbers are those of numpy.", standard = "null")
        Optional<String> convEngine,

        @Param(doc = "Understood.", standard = "null") Optional<String> torchDevice,

        @Param(doc = "Understood.", standard = "1") int batchSize,

        @Param(doc = "Correlations at or below it count as 0.", standard = "0.0")
        double corrThreshold,

        @Param(doc = "Pairs that are this far apart don't count; null: all count.", unit = "s", standard = "null")
        Optional<Double> timeHorizonS,

        @Param(
                doc = "How pairs become one displacement.",
                standard = "\"lsmr\"",
                choices = {"lsmr", "lsqr_robust", "gradient_descent"})
        String convergenceMethod,

        @Param(doc = "Whether pairs count by their weight with lsmr.", standard = "false")
        boolean softWeights,

        @Param(doc = "Divide covariances by standard deviations.", standard = "true")
        boolean normalizedXcorr,

        @Param(doc = "Subtract means.", standard = "true") boolean centeredXcorr,

        @Param(doc = "Neighbours in time shall be alike, unless they jump.", standard = "true")
        boolean temporalPrior,

        @Param(doc = "Neighbouring windows shall be alike.", standard = "false")
        boolean spatialPrior,

        @Param(doc = "Shift windows so that the median difference of neighbours is 0.", standard = "false")
        boolean forceSpatialMedianContinuity,

        @Param(
                doc = "What displacement is 0.",
                standard = "\"median\"",
                choices = {"mean", "median", "time", "mode_search"})
        String referenceDisplacement,

        @Param(doc = "The time whose displacement is 0, with time.", unit = "s", standard = "0.0")
        double referenceDisplacementTimeS,

        @Param(doc = "Standard deviations beyond which an equation is dropped.", standard = "2.0", min = 0)
        double robustRegressionSigma,

        @Param(name = "lsqr_robust_n_iter", doc = "How often equations are dropped anew.", standard = "20", min = 0)
        int lsqrRobustNIter,

        @Param(doc = "Peaks count by their absolute amplitude.", standard = "false")
        boolean weightWithAmplitude)
        implements MotionEstimator {
    private static final double SEEN = 1e-5;

    @Override
    public MotionEstimate estimate(
            Recording recording, Peaks peaks, PeakLocations locations, WindowOptions windowOptions) {
        if (!pairwiseDisplacementMethod.equals("conv")) {
            throw new NotSupportedException("estimate_motion: pairwise_displacement_method = '"
                    + pairwiseDisplacementMethod + "' is not supported. Use conv.");
        }
        MotionHistogram histogram = MotionHistogram.of(
                recording,
                peaks,
                locations,
                new MotionHistogram.Options(
                        weightWithAmplitude,
                        true,
                        windowOptions.direction(),
                        binS,
                        binUm,
                        histMarginUm,
                        Optional.empty(),
                        optional(histogramDepthSmoothUm),
                        optional(histogramTimeSmoothS)));
        SpatialWindows windows = windowOptions.on(recording, DepthTime.centers(histogram.spatialEdges()));
        PairwiseDisplacement.Options pairOptions = new PairwiseDisplacement.Options(
                maxDisplacementUm,
                weightScale,
                errorSigma,
                corrThreshold,
                optional(timeHorizonS),
                normalizedXcorr,
                centeredXcorr);
        List<PairwiseDisplacement> pairs = Arrays.stream(windows.windows())
                .map(window -> pairs(histogram.values(), window, pairOptions))
                .toList();
        double[][] displacement = GlobalDisplacement.of(
                pairs,
                GlobalDisplacement.Method.valueOf(convergenceMethod.toUpperCase(Locale.ROOT)),
                softWeights,
                temporalPrior,
                spatialPrior,
                robustRegressionSigma,
                lsqrRobustNIter);
        if (forceSpatialMedianContinuity) {
            GlobalDisplacement.alignWindows(displacement);
        }
        double[] times = DepthTime.centers(histogram.temporalEdges());
        ReferenceDisplacement.subtract(displacement, times, referenceDisplacement, referenceDisplacementTimeS);
        Motion motion = new Motion(
                List.<double[][]>of(displacement),
                List.of(times),
                windows.centers(),
                windowOptions.direction(),
                "linear");
        return new MotionEstimate(motion, windows, Optional.of(histogram), pairs);
    }

    /** Compares what a window sees, its last bin left out as with the peer. */
    private PairwiseDisplacement pairs(double[][] values, double[] window, PairwiseDisplacement.Options options) {
        int first = 0;
        int last = window.length - 1;
        while (first < last && window[first] <= SEEN) {
            first++;
        }
        while (last > first && window[last] <= SEEN) {
            last--;
        }
        int from = first;
        int to = Math.max(first + 1, last);
        double[][] seen = Arrays.stream(values)
                .map(row -> Arrays.copyOfRange(row, from, to))
                .toArray(double[][]::new);
        return PairwiseDisplacement.of(seen, Arrays.copyOfRange(window, from, to), binUm, binS, options);
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }
}
