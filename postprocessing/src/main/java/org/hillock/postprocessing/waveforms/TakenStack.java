package org.hillock.postprocessing.waveforms;

import org.hillock.core.values.DType;

/** Some waveforms of others. */
@SuppressWarnings("ArrayRecordComponent")
record TakenStack(WaveformStack all, int[] rows) implements WaveformStack {
    @Override
    public DType dtype() {
        return all.dtype();
    }

    @Override
    public int numRows() {
        return rows.length;
    }

    @Override
    public int numSamples() {
        return all.numSamples();
    }

    @Override
    public int numChannels() {
        return all.numChannels();
    }

    @Override
    public void read(int row, float[] out) {
        all.read(rows[row], out);
    }
}
