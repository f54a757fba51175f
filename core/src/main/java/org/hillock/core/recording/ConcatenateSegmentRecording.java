package org.hillock.core.recording;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * All segments of several recordings joined into one segment.
 *
 * @param ignoreTimes whether start times and time vectors are dropped; they can't be joined otherwise
 * @param samplingFrequencyMaxDiff how far the rates may differ, in Hz
 */
@Wire(
        name = "concatenate_recordings",
        pythonClass = "spikeinterface.core.segmentutils.ConcatenateSegmentRecording",
        parent = "recording_list",
        doc = "Joins the segments of several recordings into one segment.")
public record ConcatenateSegmentRecording(
        @Param(doc = "Whether clocks of the parts are dropped; false refuses parts that have one.", standard = "true")
        boolean ignoreTimes,

        @Param(doc = "How far the rates may differ.", unit = "Hz", standard = "0.0", min = 0)
        double samplingFrequencyMaxDiff)
        implements RecordingCombination {
    @Override
    public Recording apply(List<Recording> parents) {
        Compatible.requireSameChannels("concatenate_recordings", parents, samplingFrequencyMaxDiff);
        List<Piece> pieces = new ArrayList<>();
        long total = 0;
        for (Recording parent : parents) {
            for (int i = 0; i < parent.getNumSegments(); i++) {
                refuseClock(parent, i);
                pieces.add(new Piece(parent, i, total));
                total += parent.getNumSamples(i);
            }
        }
        return new Recording(
                parents.getFirst().info().withSegments(List.of(new SegmentInfo(total))),
                new JoinedReader(pieces),
                new Provenance(this, parents));
    }

    private void refuseClock(Recording parent, int segment) {
        if (!ignoreTimes && parent.getTStart(segment).isPresent()) {
            throw new WrongArgumentException(
                    "concatenate_recordings: ignore_times = false must go with parts that have no clock (segment "
                            + segment + " has one). Use append_recordings to keep clocks.");
        }
    }

    private record Piece(Recording recording, int segment, long start) {
        long end() {
            return start + recording.getNumSamples(segment);
        }
    }

    private record JoinedReader(List<Piece> pieces) implements TraceReader {
        @Override
        public void read(FrameRange range, Samples out, Scratch scratch) {
            for (Piece piece : pieces) {
                long from = Math.max(range.start(), piece.start);
                long to = Math.min(range.end(), piece.end());
                if (from < to) {
                    Samples part = out.rows((int) (from - range.start()), (int) (to - range.start()));
                    piece.recording
                            .traces()
                            .read(new FrameRange(piece.segment, from - piece.start, to - piece.start), part, scratch);
                }
            }
        }

        @Override
        public int preferredBlock() {
            return pieces.getFirst().recording.traces().preferredBlock();
        }

        @Override
        public int smallestRead() {
            return pieces.stream()
                    .mapToInt(piece -> piece.recording.traces().smallestRead())
                    .max()
                    .orElse(1);
        }
    }
}
