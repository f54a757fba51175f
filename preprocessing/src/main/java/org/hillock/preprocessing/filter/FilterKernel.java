package org.hillock.preprocessing.filter;

import org.hillock.core.recording.BlockKernel;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Margin;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.filter.RowLoader;
import org.hillock.preprocessing.rows.Rows;

/**
 * Runs a recursive filter over blocks with margins after which its response has died away.
 *
 * <p>At the borders of a segment the filter's own odd extension stands in, as when the whole segment is filtered at once, or a mirror
 * image of {@code reflected} frames with the extension around it. NaN spreads over its block.
 *
 * @param filter the coefficients
 * @param direction of time
 * @param reflected frames of mirror image at the borders of a segment; 0: none
 * @param numSamples length of each segment
 * @param outputType type of the result
 */
record FilterKernel(RecursiveFilter filter, Direction direction, int reflected, long[] numSamples, DType outputType)
        implements BlockKernel {
    /** The share of a response that may be left out. */
    static final double NEGLIGIBLE = 1e-8;

    private static final int SMALLEST_BLOCK = 16384;
    private static final int LARGEST_BLOCK = 1 << 20;

    /** The margin of a filter: what its response needs, but not less than {@code atLeast} frames. */
    static Margin margin(RecursiveFilter filter, Direction direction, int atLeast) {
        int reach = Math.max(filter.reach(direction), atLeast);
        int block = SMALLEST_BLOCK;
        while (block < LARGEST_BLOCK && block < 8 * reach) {
            block *= 2;
        }
        return new Margin(direction.needsPast() ? reach : 0, direction.needsFuture() ? reach : 0, block);
    }

    @Override
    public Samples transform(FrameRange target, FrameRange wide, Source source, Scratch scratch) {
        int before = wide.start() == 0 ? reflected : 0;
        int after = wide.end() == numSamples[target.segment()] ? reflected : 0;
        Carrier carrier = source.carrier() == Carrier.FLOAT ? Carrier.FLOAT : Carrier.DOUBLE;
        Samples block = scratch.borrow(carrier, before + wide.length() + after, source.numChannels());
        int lead = before + (int) (target.start() - wide.start());
        if (before + after == 0) {
            filter.apply(block, direction, lead, (from, to) -> load(source, wide, from, to, block, scratch), scratch);
        } else {
            load(source, wide, 0, wide.length(), block.rows(before, before + wide.length()), scratch);
            mirror(block, before, wide.length());
            filter.apply(block, direction, lead, RowLoader.NONE, scratch);
        }
        return block.rows(lead, lead + target.length());
    }

    private static void load(Source source, FrameRange wide, int from, int to, Samples block, Scratch scratch) {
        FrameRange range = new FrameRange(wide.segment(), wide.start() + from, wide.start() + to);
        Samples rows = block.rows(from, to);
        if (source.carrier() == rows.carrier()) {
            source.read(range, rows);
            return;
        }
        Samples given = scratch.borrow(source.carrier(), range.length(), rows.numChannels());
        source.read(range, given);
        rows.copyFrom(given);
        scratch.giveBack(given);
    }

    @Override
    public void finish(Samples rows, Samples out) {
        Rows.finish(rows, out, outputType);
    }

    /** Fills the rows around the given ones with their mirror image, the outermost given row not repeated. */
    private static void mirror(Samples block, int before, int length) {
        int period = Math.max(1, 2 * (length - 1));
        for (int row = 0; row < block.numSamples(); row++) {
            int inside = row - before;
            if (inside < 0 || inside >= length) {
                int folded = Math.floorMod(inside, period);
                int source = before + (folded < length ? folded : period - folded);
                block.rows(row, row + 1).copyFrom(block.rows(source, source + 1));
            }
        }
    }
}
