package org.hillock.core.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.kernels.random.NumpyGenerator;
import org.hillock.kernels.random.NumpyRandomState;

/**
 * Where to look into a recording at random: the same places as {@code spikeinterface.core.get_random_data_chunks} for the same seed.
 *
 * <p>A chunk size that does not fit into every segment is lowered for all of them to one frame less than the shortest holds between
 * its margins. Segments that hold less than two frames between their margins are passed over.
 *
 * @param numChunksPerSegment how many chunks in each segment; they may overlap
 * @param chunkSize frames of a chunk
 * @param seed of the random stream, 0 or more
 * @param marginFrames frames at both ends of a segment that chunks keep clear of
 * @param stream which random stream; the legacy one knows no margin
 */
public record RandomChunks(int numChunksPerSegment, int chunkSize, long seed, int marginFrames, ChunkStream stream) {
    private static final RandomChunks STANDARD = new RandomChunks(20, 10_000, 0, 0, ChunkStream.GENERATOR);

    /** Refuses counts below 1 and negative margins and seeds. */
    public RandomChunks {
        require(numChunksPerSegment >= 1, "num_chunks_per_segment = " + numChunksPerSegment + " must be 1 or more");
        require(chunkSize >= 1, "chunk_size = " + chunkSize + " frames must be 1 or more");
        require(seed >= 0, "seed = " + seed + " must be 0 or more");
        require(
                marginFrames >= 0 && (marginFrames == 0 || stream == ChunkStream.GENERATOR),
                "margin_frames = " + marginFrames + " must be 0 or more, and 0 with the legacy stream");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new WrongArgumentException("get_random_data_chunks: " + rule + ".");
        }
    }

    /** 20 chunks of 10,000 frames in each segment, seed 0. */
    public static RandomChunks standard() {
        return STANDARD;
    }

    /** With another number of chunks in each segment. */
    public RandomChunks withNumChunksPerSegment(int count) {
        return new RandomChunks(count, chunkSize, seed, marginFrames, stream);
    }

    /** With chunks of another size in frames. */
    public RandomChunks withChunkSize(int frames) {
        return new RandomChunks(numChunksPerSegment, frames, seed, marginFrames, stream);
    }

    /** With another seed. */
    public RandomChunks withSeed(long other) {
        return new RandomChunks(numChunksPerSegment, chunkSize, other, marginFrames, stream);
    }

    /** With another margin in frames. */
    public RandomChunks withMarginFrames(int frames) {
        return new RandomChunks(numChunksPerSegment, chunkSize, seed, frames, stream);
    }

    /** With another random stream. */
    public RandomChunks withStream(ChunkStream other) {
        return new RandomChunks(numChunksPerSegment, chunkSize, seed, marginFrames, other);
    }

    /** The frames of all chunks: segment after segment, within a segment in the order of drawing. */
    public List<FrameRange> draw(Recording recording) {
        return draw(recording.info());
    }

    /** The frames of all chunks in a recording with these facts. */
    public List<FrameRange> draw(RecordingInfo info) {
        int size = fittingSize(info);
        List<FrameRange> chunks = new ArrayList<>();
        NumpyGenerator generator = NumpyGenerator.defaultRng(seed);
        for (int segment = 0; segment < info.numSegments(); segment++) {
            if (room(info, segment) < 2) {
                continue;
            }
            for (long start : starts(generator, info.numSamples(segment), size)) {
                chunks.add(new FrameRange(segment, start, start + size));
            }
        }
        return Collections.unmodifiableList(chunks);
    }

    private long[] starts(NumpyGenerator generator, long length, int size) {
        return stream == ChunkStream.GENERATOR
                ? generator.integers(marginFrames, length - size - marginFrames, numChunksPerSegment)
                : new NumpyRandomState(seed).randint(0, length - size, numChunksPerSegment);
    }

    private long room(RecordingInfo info, int segment) {
        return info.numSamples(segment) - 2L * marginFrames;
    }

    private int fittingSize(RecordingInfo info) {
        long[] rooms = new long[info.numSegments()];
        Arrays.setAll(rooms, segment -> room(info, segment));
        long shortest = Arrays.stream(rooms)
                .filter(room -> room >= 2)
                .min()
                .orElseThrow(() -> new WrongArgumentException("get_random_data_chunks: margin_frames = " + marginFrames
                        + " must leave at least 2 frames of a segment (the longest segment has "
                        + (Arrays.stream(rooms).max().orElse(0) + 2L * marginFrames)
                        + " frames). Use a longer recording or a smaller margin."));
        return (int) Math.min(chunkSize, shortest - 1);
    }
}
