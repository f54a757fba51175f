package org.hillock.core.recording;

import java.util.List;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * Some segments of a recording, in the given order.
 *
 * @param segmentIndices which segments
 */
@Wire(
        name = "select_segments",
        aliases = {"select_segment_recording"},
        pythonClass = "spikeinterface.core.segmentutils.SelectSegmentRecording",
        parent = "recording",
        doc = "Keeps some segments, in the given order.")
public record SelectSegmentRecording(
        @Param(doc = "Indices of the segments to keep.", min = 0)
        List<Integer> segmentIndices) implements RecordingStep {
    @Override
    public Recording apply(Recording parent) {
        segmentIndices.forEach(parent::getNumSamples);
        List<SegmentInfo> segments = segmentIndices.stream()
                .map(index -> parent.info().segments().get(index))
                .toList();
        return new Recording(
                parent.info().withSegments(segments),
                new SegmentReader(parent, segmentIndices),
                Provenance.of(this, parent));
    }

    private record SegmentReader(Recording parent, List<Integer> indices) implements TraceReader {
        @Override
        public void read(FrameRange range, Samples out, Scratch scratch) {
            parent.traces().read(range.shifted(indices.get(range.segment()), 0), out, scratch);
        }

        @Override
        public int preferredBlock() {
            return parent.traces().preferredBlock();
        }

        @Override
        public int smallestRead() {
            return parent.traces().smallestRead();
        }
    }
}
