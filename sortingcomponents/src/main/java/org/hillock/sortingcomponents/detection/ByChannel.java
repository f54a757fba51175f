package org.hillock.sortingcomponents.detection;

import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.detection.LocalExtrema;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds peaks on every channel for itself.
 *
 * @param peakSign neg, pos or both
 * @param detectThreshold factor of the noise level
 * @param excludeSweepMs a peak is the extreme of so many ms before and after, cut down to whole frames
 * @param noiseLevels one per channel in the recording's units; absent: estimated
 * @param randomChunkKwargs where noise levels are estimated: num_chunks_per_segment, chunk_size, seed
 */
@Wire(
        name = "by_channel",
        pythonClass = "spikeinterface.sortingcomponents.peak_detection.DetectPeakByChannel",
        doc = "Finds samples beyond a threshold that are extreme for a while, on every channel for itself.")
public record ByChannel(
        @Param(
                doc = "Which peaks.",
                standard = "\"neg\"",
                choices = {"neg", "pos", "both"})
        PeakSign peakSign,

        @Param(doc = "Factor of the noise level.", standard = "5.0", min = 0)
        double detectThreshold,

        @Param(doc = "A peak is the extreme of this time before and after it.", unit = "ms", standard = "0.1", min = 0)
        double excludeSweepMs,

        @Param(doc = "One noise level per channel in the recording's units; null: estimated.", standard = "null")
        Optional<NdArray> noiseLevels,

        @Param(doc = "Random chunks of which noise levels are estimated.", standard = "{}")
        ObjectNode randomChunkKwargs)
        implements PeakDetector {
    @Override
    public PeakSearch on(Recording recording) {
        double[] thresholds = Threshold.of("detect_peaks", recording, noiseLevels, randomChunkKwargs, detectThreshold);
        return new ExtremumSearch(new LocalExtrema(
                thresholds,
                peakSign != PeakSign.POS,
                peakSign != PeakSign.NEG,
                Threshold.frames(excludeSweepMs, recording),
                new int[thresholds.length][0]));
    }
}
