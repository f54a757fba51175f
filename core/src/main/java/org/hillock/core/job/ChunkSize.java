package org.hillock.core.job;

import org.hillock.core.errors.WrongArgumentException;

/**
 * How long the pieces are that a recording is worked through in.
 *
 * <p>The two rules of memory count the samples of one piece in the recording's own type ({@code bytes / (item size × channels)}
 * frames), as the peer does. A chain of steps holds a few such pieces per job at the same time, in float or double: expect three to
 * six times the amount given.
 */
public sealed interface ChunkSize {
    /** A number of frames, at least 1. */
    record Samples(long frames) implements ChunkSize {
        /** Refuses less than one frame. */
        public Samples {
            requirePositive("chunk_size", frames, "frames");
        }
    }

    /** A span of time in seconds, above 0; cut down to whole frames. */
    record Span(double seconds) implements ChunkSize {
        /** Refuses 0, negative and endless spans. */
        public Span {
            if (!(seconds > 0) || Double.isInfinite(seconds)) {
                throw new WrongArgumentException("job options: chunk_duration = " + seconds
                        + " s must be a positive number. Write for example 1s or 500ms.");
            }
        }
    }

    /** Bytes of one piece, so per job. */
    record Memory(long bytesPerJob) implements ChunkSize {
        /** Refuses less than one byte. */
        public Memory {
            requirePositive("chunk_memory", bytesPerJob, "bytes");
        }
    }

    /** Bytes of the pieces of all jobs together. */
    record Total(long bytes) implements ChunkSize {
        /** Refuses less than one byte. */
        public Total {
            requirePositive("total_memory", bytes, "bytes");
        }
    }

    /** A number of frames. */
    static ChunkSize ofSamples(long frames) {
        return new Samples(frames);
    }

    /** A span of time: a number of seconds, or a number with the unit us, ms, s, m (or min) or h, for example {@code 500ms}. */
    static ChunkSize ofDuration(String text) {
        return new Span(Spans.parse(text));
    }

    /** Bytes per job: a number, or a number with a suffix k, M, G, T (powers of 1000) or ki, Mi, Gi, Ti (powers of 1024). */
    static ChunkSize ofMemory(String text) {
        return new Memory(ByteCount.parse("chunk_memory", text));
    }

    /** Bytes of all jobs together, written as for {@link #ofMemory}. */
    static ChunkSize ofTotalMemory(String text) {
        return new Total(ByteCount.parse("total_memory", text));
    }

    private static void requirePositive(String parameter, long value, String unit) {
        if (value < 1) {
            throw new WrongArgumentException(
                    "job options: " + parameter + " = " + value + " " + unit + " must be 1 or more.");
        }
    }
}
