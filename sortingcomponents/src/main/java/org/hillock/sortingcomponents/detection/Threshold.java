package org.hillock.sortingcomponents.detection;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.core.tools.NoiseLevels;
import org.hillock.core.tools.RandomChunks;
import org.hillock.core.tools.RecordingTools;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.node.ObjectNode;

/** What detectors share: thresholds out of noise levels, and milliseconds in frames. */
final class Threshold {
    private Threshold() {}

    /** Noise levels, given or estimated in the recording's own units, times a factor. */
    static double[] of(
            String operation, Recording recording, Optional<NdArray> noiseLevels, ObjectNode chunks, double factor) {
        double[] levels = noiseLevels
                .map(NdArray::toDoubles)
                .orElseGet(() -> RecordingTools.getNoiseLevels(
                        recording,
                        NoiseLevels.standard().withReturnScaled(false).withChunks(chunks(operation, chunks))));
        if (levels.length != recording.getNumChannels()) {
            throw new WrongArgumentException(operation + ": noise_levels of " + levels.length
                    + " values must have one for each of the " + recording.getNumChannels() + " channels.");
        }
        return Arrays.stream(levels).map(level -> level * factor).toArray();
    }

    /** Random chunks from the peer's names for them. */
    static RandomChunks chunks(String operation, ObjectNode given) {
        RandomChunks chunks = RandomChunks.standard();
        for (String name : given.propertyNames()) {
            var value = given.path(name);
            chunks = switch (name) {
                case "num_chunks_per_segment" -> chunks.withNumChunksPerSegment(value.intValue());
                case "chunk_size" -> chunks.withChunkSize(value.intValue());
                case "seed" -> chunks.withSeed(value.longValue());
                case "margin_frames" -> chunks.withMarginFrames(value.intValue());
                default ->
                    throw new WrongArgumentException(operation + ": random_chunk_kwargs '" + name
                            + "' must be one of chunk_size, margin_frames, num_chunks_per_segment, seed.");
            };
        }
        return chunks;
    }

    /** Milliseconds in whole frames, cut down. */
    static int frames(double ms, Recording recording) {
        return (int) (ms * recording.getSamplingFrequency() / 1000);
    }
}
