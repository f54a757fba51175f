package org.hillock.core.recording;

import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * The frames {@code [startFrame, endFrame)} of a recording with one segment; the clock goes along.
 *
 * @param startFrame first frame; absent: 0
 * @param endFrame frame after the last; absent: the end
 */
@Wire(
        name = "frame_slice",
        pythonClass = "spikeinterface.core.frameslicerecording.FrameSliceRecording",
        parent = "parent_recording",
        doc = "Keeps the frames from start_frame up to but not including end_frame of a recording with one segment.")
public record FrameSliceRecording(
        @Param(doc = "First frame; null means 0.", standard = "null", min = 0)
        Optional<Long> startFrame,

        @Param(doc = "Frame after the last; null means the end.", standard = "null", min = 0)
        Optional<Long> endFrame)
        implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        if (parent.getNumSegments() != 1) {
            throw new WrongArgumentException("frame_slice: the recording must have one segment (it has "
                    + parent.getNumSegments() + "). Take one with select_segments first.");
        }
        long length = parent.getNumSamples(0);
        long start = startFrame.orElse(0L);
        long end = endFrame.orElse(length);
        if (start < 0 || end > length || start >= end) {
            throw new WrongArgumentException("frame_slice: frames [" + start + ", " + end
                    + ") must be a range within [0, " + length + ") (the samples of the recording) that is not empty.");
        }
        SegmentTimes times = parent.times(0).slice(start, end, parent.getSamplingFrequency());
        RecordingInfo info = parent.info().withSegments(List.of(new SegmentInfo(end - start, times)));
        return new Recording(
                info,
                new ShiftedReader(parent, start),
                Provenance.of(new FrameSliceRecording(Optional.of(start), Optional.of(end)), parent));
    }

    /** Reads the parent at later frames; its blocks begin elsewhere, so that none are preferred. */
    private record ShiftedReader(Recording parent, long start) implements TraceReader {
        @Override
        public void read(FrameRange range, Samples out, Scratch scratch) {
            parent.traces().read(range.shifted(0, start), out, scratch);
        }

        @Override
        public int smallestRead() {
            return parent.traces().smallestRead();
        }
    }
}
