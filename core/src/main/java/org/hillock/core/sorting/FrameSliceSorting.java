package org.hillock.core.sorting;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recordings;

/**
 * The spikes in the frames {@code [startFrame, endFrame)} of a sorting with one segment, counted anew from the first of these frames;
 * the clock goes along, and the registered recording is sliced alike.
 *
 * @param startFrame first frame; absent: 0
 * @param endFrame frame after the last; absent: the end of the registered recording, or the frame after the last spike
 * @param checkSpikeFrames whether spikes beyond the registered recording are refused
 */
@Wire(
        name = "sorting_frame_slice",
        pythonClass = "spikeinterface.core.frameslicesorting.FrameSliceSorting",
        parent = "parent_sorting",
        doc = "Keeps the spikes from start_frame up to but not including end_frame of a sorting with one segment.")
public record FrameSliceSorting(
        @Param(doc = "First frame; null means 0.", standard = "null", min = 0)
        Optional<Long> startFrame,

        @Param(
                doc = "Frame after the last; null means the end of the recording, or the last spike.",
                standard = "null",
                min = 0)
        Optional<Long> endFrame,

        @Param(doc = "Whether spikes beyond the registered recording are refused.", standard = "true")
        boolean checkSpikeFrames)
        implements SortingStep {
    @Override
    public Sorting apply(Sorting parent) {
        if (parent.getNumSegments() != 1) {
            throw new WrongArgumentException("frame_slice: the sorting must have one segment (it has "
                    + parent.getNumSegments() + "). Take one with select_segment_sorting first.");
        }
        if (checkSpikeFrames && parent.hasRecording()) {
            ExceedingSpikes.refuse("frame_slice", parent, parent.recordingFor("frame_slice"));
        }
        long start = startFrame.orElse(0L);
        long end = endFrame.orElseGet(() -> endOf(parent));
        checkRange(parent, start, end);
        double tStart = parent.info().tStarts().getFirst().orElse(0) + start / parent.getSamplingFrequency();
        FrameSliceSorting step = new FrameSliceSorting(Optional.of(start), Optional.of(end), checkSpikeFrames);
        return new Sorting(
                parent.info().withTStarts(List.of(OptionalDouble.of(tStart))),
                SpikeSource.lazily(() -> parent.toSpikeVector().frameSlice(0, start, end)),
                Provenance.of(step, parent),
                parent.registered().map(recording -> Recordings.frameSlice(recording, start, end)));
    }

    private static long endOf(Sorting parent) {
        if (parent.hasRecording()) {
            return parent.getNumSamples(0);
        }
        SpikeVector spikes = parent.toSpikeVector();
        return spikes.size() == 0 ? 0 : spikes.sampleIndex(spikes.size() - 1) + 1;
    }

    private static void checkRange(Sorting parent, long start, long end) {
        if (start < 0 || start >= end) {
            throw new WrongArgumentException("frame_slice: frames [" + start + ", " + end
                    + ") must be a range from 0 on that is not empty (without end_frame it ends "
                    + (parent.hasRecording() ? "with the recording" : "after the last spike") + ").");
        }
        if (parent.hasRecording() && end > parent.getNumSamples(0)) {
            throw new WrongArgumentException("frame_slice: end_frame = " + end + " must not lie beyond "
                    + parent.getNumSamples(0) + " (the samples of the registered recording).");
        }
    }
}
