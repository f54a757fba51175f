package org.hillock.preprocessing.badchannels;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.Traces;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.kernels.statistics.Median;

/**
 * Leaves out channels whose standard deviation over random chunks is not below {@code badThreshold} medians of all; in the provenance
 * this is a channel slice.
 *
 * @param badThreshold in medians of the standard deviations
 * @param numChunksPerSegment random chunks of each segment
 * @param chunkSize frames of a chunk
 * @param seed of the random chunks
 */
@Wire(name = "remove_bad_channels", doc = "Leaves out channels with too large a standard deviation.")
public record RemoveBadChannels(
        @Param(
                doc = "Standard deviation in medians of all from which on a channel is left out.",
                standard = "5.0",
                min = 0)
        double badThreshold,

        @Param(doc = "Random chunks of each segment.", standard = "20", min = 1)
        int numChunksPerSegment,

        @Param(doc = "Length of a random chunk.", unit = "frames", standard = "10000", min = 1)
        int chunkSize,

        @Param(doc = "Seed of the random chunks.", standard = "0", min = 0)
        Optional<Long> seed)
        implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        RandomChunks where = RandomChunks.standard()
                .withNumChunksPerSegment(numChunksPerSegment)
                .withChunkSize(chunkSize)
                .withSeed(seed.orElse(0L));
        Traces chunks = RecordingTools.getRandomDataChunks(parent, where, false);
        double[] spreads = new SpreadJudgement(false, badThreshold).spreads(chunks);
        double limit = badThreshold * Median.of(spreads);
        int[] kept = IntStream.range(0, spreads.length)
                .filter(c -> spreads[c] < limit)
                .toArray();
        if (kept.length == 0) {
            throw new WrongArgumentException("remove_bad_channels: bad_threshold = " + badThreshold
                    + " must leave some channels (it leaves none). Raise it.");
        }
        return Recordings.channelSlice(parent, parent.getChannelIds().take(kept));
    }
}
