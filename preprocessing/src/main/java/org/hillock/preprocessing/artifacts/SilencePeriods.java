package org.hillock.preprocessing.artifacts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.NdJson;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.tools.NoiseLevels;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.rows.PerChannel;
import tools.jackson.databind.JsonNode;

/**
 * Replaces periods by zeros or by Gaussian noise. Overlapping periods count once.
 *
 * @param listPeriods for each segment the periods, each a pair of first frame and frame after the last
 * @param mode zeros or noise; noise needs samples of a floating type
 * @param noiseLevels standard deviation of the noise, one number or one per channel; absent: estimated
 * @param seed of the noise and of the chunks it is estimated from; absent: 0
 * @param noiseGenerator the peer's description of the noise, from which levels and seed are taken
 * @param numChunksPerSegment random chunks of each segment for the estimate
 * @param chunkSize frames of a chunk
 */
@Wire(
        name = "silence_periods",
        pythonClass = "spikeinterface.preprocessing.silence_periods.SilencedPeriodsRecording",
        parent = "recording",
        doc = "Replaces periods by zeros or by noise.")
public record SilencePeriods(
        @Param(doc = "For each segment a list of [start, end) frames.", unit = "frames")
        List<List<List<Long>>> listPeriods,

        @Param(
                doc = "What replaces the periods.",
                standard = "\"zeros\"",
                choices = {"zeros", "noise"})
        String mode,

        @Param(doc = "Standard deviation of the noise; null: estimated.", standard = "null", own = true)
        Optional<NdArray> noiseLevels,

        @Param(doc = "Seed of the noise; null: 0.", standard = "null", min = 0, own = true)
        Optional<Long> seed,

        @Param(doc = "The peer's description of the noise.", standard = "null", own = true)
        Optional<Map<String, JsonNode>> noiseGenerator,

        @Param(doc = "Random chunks of each segment.", standard = "20", min = 1, own = true)
        int numChunksPerSegment,

        @Param(doc = "Length of a random chunk.", unit = "frames", standard = "10000", min = 1, own = true)
        int chunkSize)
        implements Preprocessor {
    @Override
    public SilencePeriods fit(Recording parent) {
        if (mode.equals("zeros")) {
            return with(Optional.empty(), Optional.empty());
        }
        requireFloats(parent.info());
        Optional<JsonNode> described =
                noiseGenerator.flatMap(generator -> Optional.ofNullable(generator.get("kwargs")));
        long usedSeed = seed.or(() -> described.map(node -> node.path("seed").asLong(0)))
                .orElse(0L);
        NdArray levels = noiseLevels
                .or(() -> described.map(node -> NdJson.fromJson(node.path("noise_levels"))))
                .orElseGet(() -> estimated(parent, usedSeed));
        double[] perChannel = PerChannel.values("silence_periods", "noise_levels", levels, parent.getNumChannels());
        return with(Optional.of(NdArray.ofDoubles(perChannel)), Optional.of(usedSeed));
    }

    private SilencePeriods with(Optional<NdArray> levels, Optional<Long> usedSeed) {
        return new SilencePeriods(
                listPeriods, mode, levels, usedSeed, Optional.empty(), numChunksPerSegment, chunkSize);
    }

    private NdArray estimated(Recording parent, long usedSeed) {
        RandomChunks chunks = RandomChunks.standard()
                .withNumChunksPerSegment(numChunksPerSegment)
                .withChunkSize(chunkSize)
                .withSeed(usedSeed);
        return NdArray.ofDoubles(RecordingTools.getNoiseLevels(
                parent, NoiseLevels.standard().withReturnScaled(false).withChunks(chunks)));
    }

    private static void requireFloats(RecordingInfo input) {
        if (input.dtype().isInteger()) {
            throw new WrongArgumentException(
                    "silence_periods: recording must be of a floating type for mode noise (it is " + input.dtype()
                            + "). Cast to float32 first.");
        }
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        if (listPeriods.size() != input.numSegments()) {
            throw new WrongArgumentException("silence_periods: list_periods of " + listPeriods.size()
                    + " lists must hold one list for each of the " + input.numSegments() + " segments.");
        }
        for (int segment = 0; segment < listPeriods.size(); segment++) {
            for (List<Long> period : listPeriods.get(segment)) {
                check(period, input.numSamples(segment));
            }
        }
        return input;
    }

    private static void check(List<Long> period, long length) {
        if (period.size() != 2 || period.get(0) < 0 || period.get(1) < period.get(0) || period.get(1) > length) {
            throw new WrongArgumentException("silence_periods: list_periods holds " + period
                    + ", which must be two rising frames within [0, " + length + "] (the length of the segment).");
        }
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        return new SilenceKernel(
                listPeriods.stream()
                        .map(periods -> periods.stream()
                                .map(period -> new long[] {period.get(0), period.get(1)})
                                .toArray(long[][]::new))
                        .toList(),
                noiseLevels.filter(levels -> mode.equals("noise")).map(NdArray::toDoubles),
                seed.orElse(0L));
    }
}
