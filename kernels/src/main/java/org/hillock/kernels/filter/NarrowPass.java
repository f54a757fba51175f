package org.hillock.kernels.filter;

/** Both passes of a cascade in float arithmetic over the rows of a block. */
final class NarrowPass implements CascadePass {
    private static final int FLUSH_EVERY = 256;
    private static final int AT_ONCE = NarrowSection.ROWS;

    private final float[][] sections;
    private final double[][] stepState;
    private final SosScratch.Narrow scratch;
    private final float[] data;
    private final int samples;

    NarrowPass(SecondOrderSections sos, float[] data, int samples, SosScratch.Narrow scratch) {
        this.sections = NarrowSection.coefficients(sos);
        this.stepState = sos.stepState();
        this.scratch = scratch;
        this.data = data;
        this.samples = samples;
    }

    @Override
    public int samples() {
        return samples;
    }

    @Override
    public int pad() {
        return scratch.extension.length;
    }

    @Override
    public void forward(int from, int to) {
        int t = from;
        for (; t + AT_ONCE <= to; t += AT_ONCE) {
            for (int k = 0; k < AT_ONCE; k++) {
                load(t + k, scratch.rows[k]);
            }
            NarrowSection.cascade(sections, scratch.state, scratch.rows);
            for (int k = 0; k < AT_ONCE; k++) {
                store(scratch.rows[k], t + k);
            }
            flush(t, t + AT_ONCE);
        }
        for (; t < to; t++) {
            single(t);
        }
    }

    @Override
    public void backward(int from, int to) {
        int t = to;
        for (; t - AT_ONCE >= from; t -= AT_ONCE) {
            for (int k = 0; k < AT_ONCE; k++) {
                load(t - 1 - k, scratch.rows[k]);
            }
            NarrowSection.cascade(sections, scratch.state, scratch.rows);
            for (int k = 0; k < AT_ONCE; k++) {
                store(scratch.rows[k], t - 1 - k);
            }
            flush(t - AT_ONCE, t);
        }
        while (t > from) {
            single(--t);
        }
    }

    private void single(int t) {
        load(t, scratch.row);
        NarrowSection.cascade(sections, scratch.state, scratch.row);
        store(scratch.row, t);
        flush(t, t + 1);
    }

    private void flush(int from, int to) {
        if (Math.floorDiv(from - 1, FLUSH_EVERY) != Math.floorDiv(to - 1, FLUSH_EVERY)) {
            NarrowSection.flush(scratch.state);
        }
    }

    @Override
    public void keepEnd() {
        for (int k = 0; k < pad(); k++) {
            mirror(samples - 1, samples - 2 - k, scratch.extension[k]);
        }
    }

    @Override
    public void begin() {
        mirror(0, pad(), scratch.row);
        settle();
        for (int k = pad(); k > 0; k--) {
            mirror(0, k, scratch.row);
            NarrowSection.cascade(sections, scratch.state, scratch.row);
        }
    }

    @Override
    public void turn() {
        int pad = pad();
        float[][] extension = scratch.extension;
        for (int k = 0; k < pad; k++) {
            NarrowSection.cascade(sections, scratch.state, extension[k]);
        }
        if (pad > 0) {
            System.arraycopy(extension[pad - 1], 0, scratch.row, 0, scratch.row.length);
        } else {
            load(samples - 1, scratch.row);
        }
        settle();
        for (int k = pad - 1; k >= 0; k--) {
            NarrowSection.cascade(sections, scratch.state, extension[k]);
        }
    }

    private void settle() {
        for (int s = 0; s < scratch.state.length; s++) {
            float unit = (float) stepState[s / 2][s % 2];
            float[] state = scratch.state[s];
            for (int c = 0; c < state.length; c++) {
                state[c] = unit * scratch.row[c];
            }
        }
    }

    /** The odd extension 2 x[edge] - x[inner]; with edge = inner the sample itself. */
    private void mirror(int edge, int inner, float[] row) {
        int edgeStart = edge * row.length;
        int innerStart = inner * row.length;
        for (int c = 0; c < row.length; c++) {
            row[c] = 2 * data[edgeStart + c] - data[innerStart + c];
        }
    }

    private void load(int t, float[] row) {
        System.arraycopy(data, t * row.length, row, 0, row.length);
    }

    private void store(float[] row, int t) {
        System.arraycopy(row, 0, data, t * row.length, row.length);
    }
}
