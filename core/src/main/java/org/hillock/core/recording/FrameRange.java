package org.hillock.core.recording;

import org.hillock.core.errors.WrongArgumentException;

/** The frames {@code [start, end)} of one segment. */
public record FrameRange(int segment, long start, long end) {
    /** Refuses negative numbers and an end before the start. */
    public FrameRange {
        if (segment < 0 || start < 0 || end < start) {
            throw new WrongArgumentException("frames: [" + start + ", " + end + ") of segment " + segment
                    + " must be a range of frames from 0 on with start <= end.");
        }
    }

    /** How many frames; a range that is read into memory at once holds at most 2^31-1. */
    public int length() {
        return Math.toIntExact(end - start);
    }

    /** The same frames counted from {@code frames} later on, in another segment. */
    public FrameRange shifted(int toSegment, long frames) {
        return new FrameRange(toSegment, start + frames, end + frames);
    }
}
