package org.hillock.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;

/** The cutting of a recording into the pieces that jobs work on. */
public final class Chunks {
    private static final int FRAMES_OF_ONE_ARRAY = 1 << 30;

    private Chunks() {}

    /**
     * The frames of one piece, by the peer's rule ({@code core/job_tools.py}): given, or what the span holds, or what the memory holds
     * in the recording's own type.
     *
     * @return 1 or more; may exceed the length of the segments
     * @throws WrongArgumentException where memory or span hold less than one frame
     */
    public static long ensureChunkSize(RecordingInfo info, JobOptions options) {
        long frameBytes = (long) info.numChannels() * info.dtype().itemSize();
        return switch (options.chunkSize()) {
            case ChunkSize.Samples(long frames) -> frames;
            case ChunkSize.Span(double seconds) ->
                atLeastOne((long) (seconds * info.samplingFrequency()), "chunk_duration = " + seconds + " s", info);
            case ChunkSize.Memory(long bytes) ->
                atLeastOne(bytes / Math.max(1, frameBytes), "chunk_memory = " + bytes + " bytes", info);
            case ChunkSize.Total(long bytes) ->
                atLeastOne(
                        bytes / Math.max(1, frameBytes) / options.nJobs().resolve(),
                        "total_memory = " + bytes + " bytes for "
                                + options.nJobs().resolve() + " jobs",
                        info);
        };
    }

    /** The frames of one piece of a recording. */
    public static long ensureChunkSize(Recording recording, JobOptions options) {
        return ensureChunkSize(recording.info(), options);
    }

    private static long atLeastOne(long frames, String given, RecordingInfo info) {
        if (frames < 1) {
            throw new WrongArgumentException("job options: " + given + " must hold at least one frame (one frame is "
                    + (long) info.numChannels() * info.dtype().itemSize() + " bytes and " + 1 / info.samplingFrequency()
                    + " s). Give more.");
        }
        return frames;
    }

    /**
     * Cuts {@code numFrames} frames into pieces of {@code chunkSize}, the last one shorter; without a size into one piece.
     *
     * @return pairs of first frame and frame after the last; none for no frames
     */
    public static List<long[]> divideSegmentIntoChunks(long numFrames, OptionalLong chunkSize) {
        long size = chunkSize.orElse(Math.max(1, numFrames));
        if (size < 1 || numFrames < 0) {
            throw new WrongArgumentException("divide_segment_into_chunks: chunk_size = " + size
                    + " frames must be 1 or more, of num_frames = " + numFrames + " that must be 0 or more.");
        }
        List<long[]> pieces = new ArrayList<>();
        for (long start = 0; start < numFrames; start += size) {
            pieces.add(new long[] {start, Math.min(numFrames, start + size)});
        }
        return pieces;
    }

    /** Cuts all segments into pieces of exactly {@code chunkSize} frames, the last of each segment shorter. */
    public static List<FrameRange> divideRecordingIntoChunks(Recording recording, long chunkSize) {
        List<FrameRange> pieces = new ArrayList<>();
        for (int segment = 0; segment < recording.getNumSegments(); segment++) {
            for (long[] piece : divideSegmentIntoChunks(recording.getNumSamples(segment), OptionalLong.of(chunkSize))) {
                pieces.add(new FrameRange(segment, piece[0], piece[1]));
            }
        }
        return pieces;
    }

    /**
     * The pieces that a job reads best: never longer than the options say (nor than memory bears), beginning and ending where the
     * reader's {@link org.hillock.core.recording.TraceReader#preferredBlock() blocks} do, or within one block where the options allow
     * less than a block.
     */
    public static List<FrameRange> plan(Recording recording, JobOptions options) {
        long size = Math.min(ensureChunkSize(recording, options), bearable(recording.info(), options));
        int block = recording.traces().preferredBlock();
        if (block <= 1) {
            return divideRecordingIntoChunks(recording, size);
        }
        if (size >= block) {
            return divideRecordingIntoChunks(recording, size - size % block);
        }
        return withinBlocks(recording, size, block);
    }

    /** Results don't depend on the size of the pieces, so that too large a wish is cut down to a quarter of the heap for all jobs. */
    private static long bearable(RecordingInfo info, JobOptions options) {
        int carrierBytes =
                switch (info.dtype().carrier()) {
                    case FLOAT -> Float.BYTES;
                    case DOUBLE -> Double.BYTES;
                    case LONG -> Long.BYTES;
                };
        int channels = Math.max(1, info.numChannels());
        long quarter = Runtime.getRuntime().maxMemory() / 4 / options.nJobs().resolve() / carrierBytes / channels;
        return Math.max(1, Math.min(quarter, FRAMES_OF_ONE_ARRAY / channels));
    }

    private static List<FrameRange> withinBlocks(Recording recording, long size, int block) {
        long pieces = (block + size - 1) / size;
        long step = (block + pieces - 1) / pieces;
        List<FrameRange> out = new ArrayList<>();
        for (FrameRange whole : divideRecordingIntoChunks(recording, block)) {
            for (long start = whole.start(); start < whole.end(); start += step) {
                out.add(new FrameRange(whole.segment(), start, Math.min(whole.end(), start + step)));
            }
        }
        return out;
    }
}
