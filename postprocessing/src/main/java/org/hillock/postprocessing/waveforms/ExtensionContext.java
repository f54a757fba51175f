package org.hillock.postprocessing.waveforms;

import org.hillock.core.job.Cancellation;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.JobWatch;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.SpikeVector;

/**
 * What an extension computes from.
 *
 * @param waveforms the extractor, with all extensions that the present one depends on
 * @param jobs how work over the recording runs
 * @param cancellation looked at by long work
 * @param place where large variables are kept while they grow
 */
public record ExtensionContext(
        WaveformExtractor waveforms, JobOptions jobs, Cancellation cancellation, ExtensionPlace place) {
    /** The recording; it is there where the extension says that it needs it. */
    public Recording recording() {
        return waveforms.recording();
    }

    /** All spikes. */
    public SpikeVector spikes() {
        return waveforms.spikes();
    }

    /** The data of an extension that the present one depends on. */
    public ExtensionData data(String extension) {
        return waveforms.extension(extension).data();
    }

    /** How raw samples become those of the extractor. */
    public TraceScaling scaling() {
        return TraceScaling.of(recording(), waveforms.isScaled());
    }

    /** A watch for work over the recording. */
    public JobWatch watch(String jobName) {
        return JobWatch.of(jobName, jobs).withCancellation(cancellation);
    }
}
