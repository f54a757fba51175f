package org.hillock.postprocessing.folders;

import java.nio.ByteOrder;
import org.hillock.core.npy.NumpyType;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.core.zarr.ZarrArray;
import org.hillock.postprocessing.waveforms.WaveformStack;

/** Waveforms in a zarr array; the rows of one chunk at a time are unpacked and kept. */
final class ZarrStack implements WaveformStack {
    private final ZarrArray array;
    private final DType dtype;
    private final int rowsPerBlock;
    private int block = -1;
    private float[] values = new float[0];

    private ZarrStack(ZarrArray array, DType dtype) {
        this.array = array;
        this.dtype = dtype;
        this.rowsPerBlock = Math.max(1, array.metadata().chunks()[0]);
    }

    static ZarrStack of(ZarrArray array) {
        DType dtype = array.metadata().type() instanceof NumpyType.Numeric(DType type, ByteOrder order)
                ? type
                : DType.FLOAT32;
        return new ZarrStack(array, dtype);
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int numRows() {
        return Math.toIntExact(array.shape()[0]);
    }

    @Override
    public int numSamples() {
        return (int) array.shape()[1];
    }

    @Override
    public int numChannels() {
        return (int) array.shape()[2];
    }

    @Override
    public synchronized void read(int row, float[] out) {
        if (row / rowsPerBlock != block) {
            int from = row / rowsPerBlock * rowsPerBlock;
            NdArray rows = array.readRows(from, Math.min(numRows(), from + rowsPerBlock));
            values = rows.toFloats();
            block = row / rowsPerBlock;
        }
        System.arraycopy(values, row % rowsPerBlock * waveformSize(), out, 0, waveformSize());
    }
}
