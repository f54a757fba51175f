package org.hillock.core.recording;

import org.hillock.core.errors.WrongArgumentException;

/** The length of a segment in frames and its clock. */
public record SegmentInfo(long numSamples, SegmentTimes times) {
    /** Refuses a negative length and a time vector of another length. */
    public SegmentInfo {
        if (numSamples < 0) {
            throw new WrongArgumentException("segment: num_samples = " + numSamples + " must be 0 or more.");
        }
        if (times instanceof SegmentTimes.Vector(double[] seconds) && seconds.length != numSamples) {
            throw new WrongArgumentException("set_times: " + seconds.length + " times must be given for each of the "
                    + numSamples + " samples of the segment.");
        }
    }

    /** A segment whose clock is not stated. */
    public SegmentInfo(long numSamples) {
        this(numSamples, SegmentTimes.unstated());
    }
}
