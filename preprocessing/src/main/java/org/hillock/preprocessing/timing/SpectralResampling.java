package org.hillock.preprocessing.timing;

import java.math.BigInteger;
import org.hillock.core.recording.BlockMemory;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.fft.FourierResampling;
import org.hillock.preprocessing.rows.Rows;

/**
 * Resamples by whole-number ratios through spectra, in blocks of a fixed grid with margins on both sides; segments are mirrored at
 * their borders. Recordings of few samples are one block.
 */
final class SpectralResampling implements TraceReader {
    /** Up to as many values a recording is resampled in one piece. */
    private static final long ONE_PIECE = 1 << 23;

    private static final int BLOCK = 1 << 15;
    private final Recording parent;
    private final DType type;
    private final int up;
    private final int down;
    private final int margin;
    private final int block;
    private final BlockMemory memory = new BlockMemory();

    /** From and to rates that are whole numbers; the margin is in frames of the parent. */
    SpectralResampling(Recording parent, int newRate, int margin, DType type) {
        this.parent = parent;
        this.type = type;
        int rate = (int) parent.getSamplingFrequency();
        int common = BigInteger.valueOf(rate).gcd(BigInteger.valueOf(newRate)).intValue();
        this.down = rate / common;
        this.up = newRate / common;
        this.margin = Math.ceilDiv(margin, down) * down;
        long longest = 1;
        for (int i = 0; i < parent.getNumSegments(); i++) {
            longest = Math.max(longest, parent.getNumSamples(i));
        }
        long wanted = longest * parent.getNumChannels() <= ONE_PIECE ? longest : Math.max(BLOCK, 8L * margin);
        this.block = Math.toIntExact(Math.ceilDiv(wanted, (long) down) * up);
    }

    @Override
    public int preferredBlock() {
        return block;
    }

    @Override
    public void read(FrameRange range, Samples out, Scratch scratch) {
        for (long start = range.start() - range.start() % block; start < range.end(); start += block) {
            long from = Math.max(start, range.start());
            long to = Math.min(start + block, range.end());
            FrameRange whole = new FrameRange(range.segment(), start, start + block);
            Samples values = memory.get(whole, () -> resampled(whole.segment(), whole.start(), scratch));
            int first = (int) (from - start) + margin / down * up;
            Rows.finish(
                    values.rows(first, first + (int) (to - from)),
                    out.rows((int) (from - range.start()), (int) (to - range.start())),
                    type);
        }
    }

    /** The block of new frames from {@code start} on, with its margins. */
    private Samples resampled(int segment, long start, Scratch scratch) {
        long length = parent.getNumSamples(segment);
        int channels = parent.getNumChannels();
        long first = start / up * down - margin;
        long inside = Math.min((long) block / up * down, Math.ceilDiv(length - start / up * down, (long) down) * down);
        int rows = Math.toIntExact(inside + 2L * margin);
        long from = Math.clamp(first, 0, length);
        long to = Math.clamp(first + rows, 0, length);
        Samples raw = scratch.borrow(parent.getDtype().carrier(), (int) (to - from), channels);
        parent.traces().read(new FrameRange(segment, from, to), raw, scratch);
        double[] wide = new double[rows * channels];
        double[] row = new double[channels];
        for (int s = 0; s < rows; s++) {
            long frame = folded(first + s, length);
            Rows.load(raw, (int) (Math.clamp(frame, from, to - 1) - from), row);
            System.arraycopy(row, 0, wide, s * channels, channels);
        }
        scratch.giveBack(raw);
        int newRows = rows / down * up;
        return Samples.over(FourierResampling.resample(wide, rows, channels, newRows), newRows, channels);
    }

    private static long folded(long frame, long length) {
        long period = Math.max(1, 2 * (length - 1));
        long inside = Math.floorMod(frame, period);
        return inside < length ? inside : period - inside;
    }
}
