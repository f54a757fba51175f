package org.hillock.postprocessing.waveforms;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.ChannelSparsity;

/** Whether the parts of an extractor fit each other. */
final class ExtractorCheck {
    private static final double SAME_RATE_HZ = 0.1;

    private ExtractorCheck() {}

    static void check(
            Sorting sorting,
            RecordingInfo info,
            Optional<Recording> recording,
            Optional<ChannelSparsity> sparsity,
            boolean scaled) {
        if (Math.abs(info.samplingFrequency() - sorting.getSamplingFrequency()) > SAME_RATE_HZ) {
            throw new WrongArgumentException("waveforms: sampling_frequency = " + sorting.getSamplingFrequency()
                    + " Hz of the sorting must be that of the recording (" + info.samplingFrequency()
                    + " Hz). Give the recording that was sorted.");
        }
        if (info.numSegments() != sorting.getNumSegments()) {
            throw new WrongArgumentException("waveforms: the sorting of " + sorting.getNumSegments()
                    + " segments must have those of the recording (" + info.numSegments() + ").");
        }
        checkSpikes(sorting.toSpikeVector(), info);
        recording.ifPresent(given -> checkRecording(given, info, scaled));
        sparsity.ifPresent(mask -> {
            if (!mask.unitIds().equals(sorting.getUnitIds())
                    || !mask.channelIds().equals(info.channelIds())) {
                throw new WrongArgumentException("waveforms: sparsity of " + mask.numUnits() + " units and "
                        + mask.numChannels() + " channels must name the units of the sorting and the channels of the"
                        + " recording, in their order.");
            }
        });
    }

    private static void checkSpikes(SpikeVector spikes, RecordingInfo info) {
        for (int segment = 0; segment < spikes.numSegments(); segment++) {
            int first = spikes.segmentStart(segment);
            int last = spikes.segmentEnd(segment) - 1;
            if (first <= last && spikes.sampleIndex(first) < 0) {
                throw beyond(spikes.sampleIndex(first), segment, info);
            }
            if (first <= last && spikes.sampleIndex(last) >= info.numSamples(segment)) {
                throw beyond(spikes.sampleIndex(last), segment, info);
            }
        }
    }

    private static WrongArgumentException beyond(long frame, int segment, RecordingInfo info) {
        return new WrongArgumentException("waveforms: a spike at frame " + frame + " must lie within the "
                + info.numSamples(segment) + " samples of segment " + segment
                + " of the recording. Remove such spikes with remove_excess_spikes.");
    }

    private static void checkRecording(Recording recording, RecordingInfo info, boolean scaled) {
        boolean alike = recording.getChannelIds().equals(info.channelIds())
                && recording.getNumSegments() == info.numSegments()
                && Math.abs(recording.getSamplingFrequency() - info.samplingFrequency()) <= SAME_RATE_HZ;
        for (int segment = 0; alike && segment < info.numSegments(); segment++) {
            alike = recording.getNumSamples(segment) == info.numSamples(segment);
        }
        if (!alike) {
            throw new WrongArgumentException("waveforms: the recording must have the " + info.numChannels()
                    + " channels, " + info.numSegments() + " segments and " + info.samplingFrequency()
                    + " Hz of the one that the extractor was made with.");
        }
        TraceScaling.of(recording, scaled);
    }
}
