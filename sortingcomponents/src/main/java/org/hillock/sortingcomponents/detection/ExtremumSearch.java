package org.hillock.sortingcomponents.detection;

import org.hillock.core.values.Scratch;
import org.hillock.kernels.detection.LocalExtrema;

/** Searches the traces themselves. */
record ExtremumSearch(LocalExtrema extrema) implements PeakSearch {
    @Override
    public int margin() {
        return extrema.reach();
    }

    @Override
    public void search(float[] values, int offset, int rows, Sink sink, Scratch scratch) {
        extrema.search(values, offset, rows, (row, channel, value) -> sink.found(row, channel, value, Float.NaN));
    }
}
