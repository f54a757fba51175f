package org.hillock.core.recording;

import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;

/** Frames that were read already. */
record GivenRows(Samples rows, long firstFrame) implements BlockKernel.Source {
    @Override
    public Carrier carrier() {
        return rows.carrier();
    }

    @Override
    public int numChannels() {
        return rows.numChannels();
    }

    @Override
    public void read(FrameRange range, Samples out) {
        out.copyFrom(rows.rows((int) (range.start() - firstFrame), (int) (range.end() - firstFrame)));
    }
}
