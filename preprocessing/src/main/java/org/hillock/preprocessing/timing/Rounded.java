package org.hillock.preprocessing.timing;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.preprocessing.rows.Rows;

/** Stores what another reader reads in another type. */
record Rounded(TraceReader source, DType sourceType, DType type) implements TraceReader {
    @Override
    public void read(FrameRange range, Samples out, Scratch scratch) {
        Samples exact = scratch.borrow(sourceType.carrier(), range.length(), out.numChannels());
        source.read(range, exact, scratch);
        Rows.finish(exact, out, type);
        scratch.giveBack(exact);
    }

    @Override
    public int preferredBlock() {
        return source.preferredBlock();
    }
}
