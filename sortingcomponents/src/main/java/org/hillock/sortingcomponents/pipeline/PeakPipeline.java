package org.hillock.sortingcomponents.pipeline;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.job.ChunkExecutors;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.JobWatch;
import org.hillock.core.recording.Recording;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.sortingcomponents.detection.PeakDetector;
import org.hillock.sortingcomponents.detection.PeakSearch;
import org.hillock.sortingcomponents.localization.PeakLocalizer;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/** Runs detectors and localizers over recordings. Samples are compared in single precision. Thread-safe. */
public final class PeakPipeline {
    private static final WaveformWindow ONE_SAMPLE = new WaveformWindow(0, 1);

    private PeakPipeline() {}

    /** Finds peaks; they come in the order of segments, frames and channels. */
    public static Peaks detect(Recording recording, PeakDetector detector, JobOptions options, JobWatch watch) {
        PeakSearch search = detector.on(recording);
        DetectionJob job = new DetectionJob(search, Optional.empty(), ONE_SAMPLE, 0);
        return ChunkExecutors.standard().run(recording, job, options, watch).peaks(search.hasDepth());
    }

    /** Finds peaks and places them out of the same samples. */
    public static LocatedPeaks detectAndLocalize(
            Recording recording,
            PeakDetector detector,
            PeakLocalizer localizer,
            WaveformWindow window,
            JobOptions options,
            JobWatch watch) {
        PeakSearch search = detector.on(recording);
        PeakLocalizer.Places places =
                localizer.among(recording.getChannelLocations(), window, recording.getSamplingFrequency());
        DetectionJob job = new DetectionJob(
                search, Optional.of(places), window, localizer.fields().size());
        FoundPeaks found = ChunkExecutors.standard().run(recording, job, options, watch);
        return new LocatedPeaks(found.peaks(search.hasDepth()), found.locations(localizer.fields()));
    }

    /** Places given peaks, in any order; what has no place is NaN. */
    public static PeakLocations localize(
            Recording recording,
            Peaks peaks,
            PeakLocalizer localizer,
            WaveformWindow window,
            JobOptions options,
            JobWatch watch) {
        peaks.requireWithin(recording, "localize_peaks");
        PeakLocalizer.Places places =
                localizer.among(recording.getChannelLocations(), window, recording.getSamplingFrequency());
        int[] order = peaks.isOrdered() ? IntStream.range(0, peaks.size()).toArray() : peaks.order();
        double[][] columns = new double[localizer.fields().size()][peaks.size()];
        PlacementJob job = new PlacementJob(peaks, order, places, window, columns);
        ChunkExecutors.local().run(recording, job, options, watch);
        return new PeakLocations(localizer.fields(), columns);
    }
}
