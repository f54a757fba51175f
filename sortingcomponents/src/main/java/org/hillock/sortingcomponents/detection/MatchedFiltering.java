package org.hillock.sortingcomponents.detection;

import java.util.Optional;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.localization.Neighbourhoods;
import org.hillock.sortingcomponents.localization.WeightMethod;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds peaks of the product of the traces with templates: a prototype in time times what channels see of a source at each channel and
 * several depths. The amplitude of a peak is the sample of the traces, its depth that of the template that fits best.
 *
 * @param prototype the course of a waveform in time
 * @param msBefore where the peak of the prototype is, cut down to whole frames
 * @param peakSign neg or pos: which way the prototype must point
 * @param detectThreshold factor of the noise level of the products
 * @param excludeSweepMs a peak is the extreme of so many ms before and after, cut down to whole frames
 * @param radiusUm channels at this distance or nearer count
 * @param rank how many terms of a template are kept, 1 or 2 (no template has more)
 * @param noiseLevels one per template (depth after depth, channel after channel); absent: estimated
 * @param randomChunkKwargs where noise levels are estimated: num_chunks_per_segment, chunk_size, seed
 * @param weightMethod how what a channel sees falls with its distance
 */
@Wire(
        name = "matched_filtering",
        pythonClass = "spikeinterface.sortingcomponents.peak_detection.DetectPeakMatchedFiltering",
        doc = "Finds peaks of the product of the traces with templates of sources at each channel and several depths.")
public record MatchedFiltering(
        @Param(doc = "The course of a waveform in time.") NdArray prototype,

        @Param(doc = "Where the peak of the prototype is.", unit = "ms", min = 0)
        double msBefore,

        @Param(
                doc = "Which way the prototype points.",
                standard = "\"neg\"",
                choices = {"neg", "pos", "both"})
        PeakSign peakSign,

        @Param(doc = "Factor of the noise level.", standard = "5.0", min = 0)
        double detectThreshold,

        @Param(doc = "A peak is the extreme of this time before and after it.", unit = "ms", standard = "0.1", min = 0)
        double excludeSweepMs,

        @Param(doc = "Channels at this distance or nearer count.", unit = "um", standard = "50.0", min = 0)
        double radiusUm,

        @Param(doc = "How many terms of a template are kept.", standard = "1", min = 1)
        int rank,

        @Param(doc = "One noise level per template; null: estimated.", standard = "null")
        Optional<NdArray> noiseLevels,

        @Param(doc = "Random chunks of which noise levels are estimated.", standard = "{\"num_chunks_per_segment\": 5}")
        ObjectNode randomChunkKwargs,

        @Param(doc = "How what a channel sees falls with its distance.", standard = "{}")
        ObjectNode weightMethod)
        implements PeakDetector {
    @Override
    public PeakSearch on(Recording recording) {
        double[] course = prototype.toDoubles();
        int before = Threshold.frames(msBefore, recording);
        check(course, before);
        double[][] locations = recording.getChannelLocations();
        MatchedTemplates templates = MatchedTemplates.of(course, locations, WeightMethod.parse(weightMethod), rank);
        double[] thresholds =
                noiseLevels.map(NdArray::toDoubles).orElseGet(() -> templates.noiseLevels(random(recording)));
        if (thresholds.length != templates.count()) {
            throw new WrongArgumentException("detect_peaks: noise_levels of " + thresholds.length
                    + " values must have one for each of the " + templates.count() + " templates.");
        }
        for (int k = 0; k < thresholds.length; k++) {
            thresholds[k] *= detectThreshold;
        }
        return new MatchedSearch(
                templates,
                thresholds,
                before,
                Threshold.frames(excludeSweepMs, recording),
                Neighbourhoods.within(locations, radiusUm));
    }

    private Traces random(Recording recording) {
        RandomChunks chunks = Threshold.chunks("detect_peaks", randomChunkKwargs);
        return RecordingTools.getRandomDataChunks(recording, chunks, false);
    }

    private void check(double[] course, int before) {
        if (peakSign == PeakSign.BOTH) {
            throw new NotSupportedException(
                    "detect_peaks: peak_sign = both is not supported with matched_filtering. Search twice.");
        }
        if (before >= course.length) {
            throw new WrongArgumentException("detect_peaks: ms_before = " + msBefore
                    + " ms must lie within the prototype (of " + course.length + " samples).");
        }
        boolean fits = peakSign == PeakSign.NEG ? course[before] < 0 : course[before] > 0;
        if (!fits) {
            throw new WrongArgumentException(
                    "detect_peaks: prototype must point the way of peak_sign at ms_before (it is " + course[before]
                            + " there).");
        }
    }
}
