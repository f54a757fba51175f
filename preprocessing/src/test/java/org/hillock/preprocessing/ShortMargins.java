package org.hillock.preprocessing;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** Applies a step as the reference does: to each range that is asked for by itself, with a fixed margin around it. */
final class ShortMargins {
    private ShortMargins() {}

    static Recording of(Recording parent, RecordingStep step, int margin) {
        Recording exact = parent.then(step);
        TraceReader reader = new TraceReader() {
            @Override
            public void read(FrameRange range, Samples out, Scratch scratch) {
                long from = Math.max(0, range.start() - margin);
                long to = Math.min(parent.getNumSamples(range.segment()), range.end() + margin);
                Recording piece = Recordings.frameSlice(
                                Recordings.selectSegmentRecording(parent, range.segment()), from, to)
                        .then(step);
                out.copyFrom(piece.getTraces(0, range.start() - from, range.end() - from)
                        .samples());
            }

            /** A range must stay whole, or the margins of its pieces would be others. */
            @Override
            public int smallestRead() {
                return Integer.MAX_VALUE;
            }
        };
        return new Recording(exact.info(), reader, exact.provenance());
    }
}
