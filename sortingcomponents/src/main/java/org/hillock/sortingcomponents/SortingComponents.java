package org.hillock.sortingcomponents;

import org.hillock.core.job.JobOptions;
import org.hillock.core.job.JobWatch;
import org.hillock.core.json.PythonJson;
import org.hillock.core.motion.Motion;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.sortingcomponents.detection.LocallyExclusive;
import org.hillock.sortingcomponents.detection.PeakDetector;
import org.hillock.sortingcomponents.localization.CenterOfMassLocalizer;
import org.hillock.sortingcomponents.localization.PeakLocalizer;
import org.hillock.sortingcomponents.localization.PrototypeEstimation;
import org.hillock.sortingcomponents.motion.DecentralizedRegistration;
import org.hillock.sortingcomponents.motion.MotionEstimate;
import org.hillock.sortingcomponents.motion.MotionEstimator;
import org.hillock.sortingcomponents.motion.PeakMotion;
import org.hillock.sortingcomponents.motion.WindowOptions;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;
import org.hillock.sortingcomponents.pipeline.LocatedPeaks;
import org.hillock.sortingcomponents.pipeline.PeakPipeline;
import org.hillock.sortingcomponents.selection.PeakSelection;
import org.hillock.sortingcomponents.selection.PeakSelector;
import tools.jackson.databind.node.ObjectNode;

/** The components by the peer's names, {@code spikeinterface.sortingcomponents}. Thread-safe; seeds are parameters. */
public final class SortingComponents {
    /** Milliseconds before and after a peak that its place is computed from, where nothing else is said. */
    public static final double MS_AROUND = 0.5;

    private SortingComponents() {}

    /** A detector by its name (by_channel, locally_exclusive, matched_filtering) and parameters under the peer's names. */
    public static PeakDetector detector(String method, ObjectNode parameters) {
        return (PeakDetector)
                Catalog.standard().named(PeakDetector.class, method).fromJson(parameters);
    }

    /** A localizer by its name (center_of_mass, monopolar_triangulation, grid_convolution, peak_channel) and parameters. */
    public static PeakLocalizer localizer(String method, ObjectNode parameters) {
        return (PeakLocalizer)
                Catalog.standard().named(PeakLocalizer.class, method).fromJson(parameters);
    }

    /** A selector by its name and parameters. */
    public static PeakSelector selector(String method, ObjectNode parameters) {
        return (PeakSelector)
                Catalog.standard().named(PeakSelector.class, method).fromJson(parameters);
    }

    /** An estimator of motion by its name (decentralized, iterative_template) and parameters. */
    public static MotionEstimator motionEstimator(String method, ObjectNode parameters) {
        return (MotionEstimator)
                Catalog.standard().named(MotionEstimator.class, method).fromJson(parameters);
    }

    private static <O extends org.hillock.core.operation.Operation> O standard(Class<O> type) {
        return OperationType.of(type).fromJson(PythonJson.NODES.objectNode());
    }

    /** Finds peaks; they come in the order of segments, frames and channels. */
    public static Peaks detectPeaks(Recording recording, PeakDetector detector, JobOptions options) {
        return PeakPipeline.detect(recording, detector, options, JobWatch.of("detect peaks", options));
    }

    /** Finds negative peaks of five noise levels that are the extreme of all channels within 50 µm for 0.1 ms. */
    public static Peaks detectPeaks(Recording recording) {
        return detectPeaks(recording, standard(LocallyExclusive.class), JobOptions.defaults());
    }

    /**
     * Places peaks.
     *
     * @param recording where they are
     * @param peaks in any order
     * @param localizer how; a missing prototype is estimated from 1000 peaks drawn with seed 0
     * @param msBefore milliseconds before each peak that count, cut down to whole frames
     * @param msAfter milliseconds from each peak on that count, cut down to whole frames
     * @param options jobs and pieces
     */
    public static PeakLocations localizePeaks(
            Recording recording,
            Peaks peaks,
            PeakLocalizer localizer,
            double msBefore,
            double msAfter,
            JobOptions options) {
        return localizePeaks(
                recording, peaks, localizer, msBefore, msAfter, options, JobWatch.of("localize peaks", options));
    }

    /** As {@link #localizePeaks(Recording, Peaks, PeakLocalizer, double, double, JobOptions)} with somebody looking on. */
    public static PeakLocations localizePeaks(
            Recording recording,
            Peaks peaks,
            PeakLocalizer localizer,
            double msBefore,
            double msAfter,
            JobOptions options,
            JobWatch watch) {
        WaveformWindow window = WaveformWindow.ofMs(msBefore, msAfter, recording.getSamplingFrequency());
        peaks.requireWithin(recording, "localize_peaks");
        PeakLocalizer ready = localizer.needsPrototype() && peaks.size() > 0
                ? localizer.withPrototype(
                        PrototypeEstimation.of(recording, peaks, window, PrototypeEstimation.PEAKS, 0))
                : localizer;
        return peaks.size() == 0
                ? new PeakLocations(
                        localizer.fields(), new double[localizer.fields().size()][0])
                : PeakPipeline.localize(recording, peaks, ready, window, options, watch);
    }

    /** Places peaks at the mean of the channels within 75 µm, weighted by peak-to-peak amplitudes within 0.5 ms. */
    public static PeakLocations localizePeaks(Recording recording, Peaks peaks) {
        return localizePeaks(
                recording, peaks, standard(CenterOfMassLocalizer.class), MS_AROUND, MS_AROUND, JobOptions.defaults());
    }

    /** Finds and places peaks in one read; a missing prototype is a gaussian. */
    public static LocatedPeaks detectAndLocalizePeaks(
            Recording recording,
            PeakDetector detector,
            PeakLocalizer localizer,
            double msBefore,
            double msAfter,
            JobOptions options) {
        WaveformWindow window = WaveformWindow.ofMs(msBefore, msAfter, recording.getSamplingFrequency());
        return PeakPipeline.detectAndLocalize(
                recording, detector, localizer, window, options, JobWatch.of("detect and localize peaks", options));
    }

    /** Chooses peaks; positions in the order of segments and frames. */
    public static int[] selectPeaks(Peaks peaks, PeakSelector selector, long seed) {
        return PeakSelection.select(peaks, selector, seed);
    }

    /** Estimates the motion of a recording of one segment. */
    public static MotionEstimate estimateMotion(
            Recording recording,
            Peaks peaks,
            PeakLocations locations,
            MotionEstimator estimator,
            WindowOptions windows) {
        return estimator.estimate(recording, peaks, locations, windows);
    }

    /** Estimates the motion along y by comparing all bins of time, in gaussian windows every 200 µm. */
    public static Motion estimateMotion(Recording recording, Peaks peaks, PeakLocations locations) {
        return estimateMotion(
                        recording,
                        peaks,
                        locations,
                        standard(DecentralizedRegistration.class),
                        WindowOptions.standard())
                .motion();
    }

    /** Moves places back against a motion. */
    public static PeakLocations correctMotionOnPeaks(
            Peaks peaks, PeakLocations locations, Motion motion, Recording recording) {
        return PeakMotion.correct(peaks, locations, motion, recording);
    }
}
