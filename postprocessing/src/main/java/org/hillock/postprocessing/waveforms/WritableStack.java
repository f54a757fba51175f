package org.hillock.postprocessing.waveforms;

/** Waveforms that are being written; different rows by any number of threads at once. */
public interface WritableStack extends WaveformStack {
    /** Sets a waveform from the beginning of {@code values}, row-major {@code [samples × channels]}. */
    void write(int row, float[] values);
}
