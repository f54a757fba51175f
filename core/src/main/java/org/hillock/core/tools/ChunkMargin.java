package org.hillock.core.tools;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.DType;

/**
 * What is read around a chunk.
 *
 * @param frames how many frames on each side, 0 or more
 * @param padding what stands beyond the borders of the segment
 * @param windowOnMargin whether the margins, real samples included, fade in and out as {@code (1 - cos(πk / frames)) / 2}; with zeros only
 * @param dtype the type of the result; absent: the recording's
 */
public record ChunkMargin(int frames, MarginPadding padding, boolean windowOnMargin, Optional<DType> dtype) {
    /** Refuses negative margins, and the fading without zeros. */
    public ChunkMargin {
        if (frames < 0) {
            throw new WrongArgumentException(
                    "get_chunk_with_margin: margin = " + frames + " frames must be 0 or more.");
        }
        if (windowOnMargin && padding != MarginPadding.ZEROS) {
            throw new WrongArgumentException(
                    "get_chunk_with_margin: window_on_margin = true must go together with add_zeros = true.");
        }
    }

    /** A margin that is cut at the borders of the segment. */
    public static ChunkMargin of(int frames) {
        return new ChunkMargin(frames, MarginPadding.NONE, false, Optional.empty());
    }

    /** With another padding. */
    public ChunkMargin withPadding(MarginPadding other) {
        return new ChunkMargin(frames, other, windowOnMargin, dtype);
    }

    /** With zeros beyond the borders and margins that fade in and out. */
    public ChunkMargin withWindow() {
        return new ChunkMargin(frames, MarginPadding.ZEROS, true, dtype);
    }

    /** With a result of the given type. */
    public ChunkMargin withDtype(DType type) {
        return new ChunkMargin(frames, padding, windowOnMargin, Optional.of(type));
    }
}
