package org.hillock.core.recording;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * All segments of several recordings, one after the other, kept as segments.
 *
 * @param samplingFrequencyMaxDiff how far the rates may differ, in Hz
 */
@Wire(
        name = "append_recordings",
        pythonClass = "spikeinterface.core.segmentutils.AppendSegmentRecording",
        parent = "recording_list",
        doc = "Puts the segments of several recordings one after the other and keeps them as segments.")
public record AppendSegmentRecording(
        @Param(doc = "How far the rates may differ.", unit = "Hz", standard = "0.0", min = 0)
        double samplingFrequencyMaxDiff)
        implements RecordingCombination {
    @Override
    public Recording apply(List<Recording> parents) {
        Compatible.requireSameChannels("append_recordings", parents, samplingFrequencyMaxDiff);
        List<SegmentInfo> segments = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (Recording parent : parents) {
            for (int i = 0; i < parent.getNumSegments(); i++) {
                segments.add(parent.info().segments().get(i));
                sources.add(new Source(parent, i));
            }
        }
        return new Recording(
                parents.getFirst().info().withSegments(segments),
                new PartReader(sources),
                new Provenance(this, parents));
    }

    private record Source(Recording recording, int segment) {}

    private record PartReader(List<Source> sources) implements TraceReader {
        @Override
        public void read(FrameRange range, Samples out, Scratch scratch) {
            Source source = sources.get(range.segment());
            source.recording.traces().read(range.shifted(source.segment, 0), out, scratch);
        }

        @Override
        public int preferredBlock() {
            return sources.stream()
                    .mapToInt(source -> source.recording.traces().preferredBlock())
                    .max()
                    .orElse(1);
        }

        @Override
        public int smallestRead() {
            return sources.stream()
                    .mapToInt(source -> source.recording.traces().smallestRead())
                    .max()
                    .orElse(1);
        }
    }
}
