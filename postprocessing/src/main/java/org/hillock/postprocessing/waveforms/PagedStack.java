package org.hillock.postprocessing.waveforms;

import org.hillock.core.values.DType;

/** Waveforms in memory, a page of about 16 MiB after the other, so that their number is not bound by the length of an array. */
final class PagedStack implements WritableStack {
    private static final int PAGE_VALUES = 4 << 20;

    private final DType dtype;
    private final int numRows;
    private final int numSamples;
    private final int numChannels;
    private final int rowsPerPage;
    private final float[][] pages;

    PagedStack(DType dtype, int numRows, int numSamples, int numChannels) {
        this.dtype = dtype;
        this.numRows = numRows;
        this.numSamples = numSamples;
        this.numChannels = numChannels;
        int size = Math.max(1, Math.multiplyExact(numSamples, numChannels));
        this.rowsPerPage = Math.max(1, PAGE_VALUES / size);
        this.pages = new float[(numRows + rowsPerPage - 1) / rowsPerPage][];
        for (int page = 0; page < pages.length; page++) {
            int rows = Math.min(rowsPerPage, numRows - page * rowsPerPage);
            pages[page] = new float[Math.multiplyExact(rows, numSamples * numChannels)];
        }
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int numRows() {
        return numRows;
    }

    @Override
    public int numSamples() {
        return numSamples;
    }

    @Override
    public int numChannels() {
        return numChannels;
    }

    @Override
    public void read(int row, float[] out) {
        System.arraycopy(pages[row / rowsPerPage], row % rowsPerPage * waveformSize(), out, 0, waveformSize());
    }

    @Override
    public void write(int row, float[] values) {
        System.arraycopy(values, 0, pages[row / rowsPerPage], row % rowsPerPage * waveformSize(), waveformSize());
    }
}
