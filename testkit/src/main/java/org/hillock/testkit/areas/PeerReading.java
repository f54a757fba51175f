package org.hillock.testkit.areas;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.preprocessing.Preprocessing;

/**
 * A filter as the reference reads it: each range by itself, with a margin of a few milliseconds. What it estimates from random chunks
 * rests on such reads, so that estimates are compared on them; samples are compared with a full read.
 */
final class PeerReading {
    private static final double USUAL_MARGIN_MS = 5;

    private PeerReading() {}

    /** The recording after a step, read with the reference's usual margin. */
    static Recording of(Recording parent, RecordingStep step) {
        return of(parent, step, USUAL_MARGIN_MS);
    }

    static Recording of(Recording parent, RecordingStep step, double marginMs) {
        int margin = (int) (marginMs * parent.getSamplingFrequency() / 1000);
        Recording exact = parent.then(step);
        TraceReader reader = new TraceReader() {
            @Override
            public void read(FrameRange range, Samples out, Scratch scratch) {
                long from = Math.max(0, range.start() - margin);
                long to = Math.min(parent.getNumSamples(range.segment()), range.end() + margin);
                Recording segment = Recordings.selectSegmentRecording(parent, range.segment());
                Recording piece = Recordings.frameSlice(segment, from, to).then(step);
                out.copyFrom(piece.getTraces(0, range.start() - from, range.end() - from)
                        .samples());
            }

            // A range must stay whole, or the margins of its pieces would be others.
            @Override
            public int smallestRead() {
                return Integer.MAX_VALUE;
            }
        };
        return new Recording(exact.info(), reader, exact.provenance());
    }

    /** In double, then rounded to whole numbers of a type. */
    static Recording rounded(Recording filtered, DType dtype) {
        return Preprocessing.astype(filtered, dtype);
    }
}
