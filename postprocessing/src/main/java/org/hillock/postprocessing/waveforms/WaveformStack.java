package org.hillock.postprocessing.waveforms;

import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;

/**
 * Many waveforms of one shape, {@code [rows × samples × channels]}, in memory or in a file; read in float32. Thread-safe.
 */
public interface WaveformStack {
    /** The type that they are stored in: float32 in µV, else often that of the recording. */
    DType dtype();

    /** Number of waveforms. */
    int numRows();

    /** Samples of a waveform. */
    int numSamples();

    /** Columns of a waveform. */
    int numChannels();

    /** Copies a waveform, row-major {@code [samples × channels]}, into the beginning of {@code out}. */
    void read(int row, float[] out);

    /** Values of one waveform. */
    default int waveformSize() {
        return numSamples() * numChannels();
    }

    /** Some waveforms, one after the other; refused where an array can't hold them. */
    default float[] read(int[] rows) {
        long size = (long) rows.length * waveformSize();
        if (size > Integer.MAX_VALUE - 8) {
            throw new NotSupportedException("waveforms: " + rows.length + " waveforms of " + numSamples()
                    + " samples × " + numChannels() + " channels are too many for one array. Read them in parts.");
        }
        float[] all = new float[(int) size];
        float[] one = new float[waveformSize()];
        for (int i = 0; i < rows.length; i++) {
            read(rows[i], one);
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        return all;
    }

    /** All waveforms as one array. */
    default NdArray toArray() {
        int[] rows = java.util.stream.IntStream.range(0, numRows()).toArray();
        return NdArray.ofFloats(read(rows), numRows(), numSamples(), numChannels());
    }
}
