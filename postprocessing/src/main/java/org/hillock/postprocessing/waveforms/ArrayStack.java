package org.hillock.postprocessing.waveforms;

import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;

/** Waveforms that an array holds. */
record ArrayStack(NdArray array) implements WaveformStack {
    @Override
    public DType dtype() {
        return array.type() instanceof ElementType.Numeric(DType type) ? type : DType.FLOAT64;
    }

    @Override
    public int numRows() {
        return array.shape()[0];
    }

    @Override
    public int numSamples() {
        return array.shape()[1];
    }

    @Override
    public int numChannels() {
        return array.shape()[2];
    }

    @Override
    public void read(int row, float[] out) {
        int size = waveformSize();
        if (array.backing() instanceof float[] values) {
            System.arraycopy(values, row * size, out, 0, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            out[i] = (float) array.doubleAt(row * size + i);
        }
    }
}
