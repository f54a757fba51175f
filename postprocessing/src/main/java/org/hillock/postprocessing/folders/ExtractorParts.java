package org.hillock.postprocessing.folders;

import java.util.Optional;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.postprocessing.waveforms.WaveformExtractor;

/**
 * What an extractor on disk is made of, without extensions.
 *
 * @param sorting whose units
 * @param info the facts of the recording
 * @param recording the recording where it is at hand
 * @param sparsity which channels belong to which unit; absent: all to all
 * @param scaled whether everything is in µV
 */
record ExtractorParts(
        Sorting sorting,
        RecordingInfo info,
        Optional<Recording> recording,
        Optional<ChannelSparsity> sparsity,
        boolean scaled) {
    static ExtractorParts of(WaveformExtractor waveforms) {
        return new ExtractorParts(
                waveforms.sorting(),
                waveforms.recordingInfo(),
                waveforms.hasRecording() ? Optional.of(waveforms.recording()) : Optional.empty(),
                waveforms.sparsity(),
                waveforms.isScaled());
    }
}
