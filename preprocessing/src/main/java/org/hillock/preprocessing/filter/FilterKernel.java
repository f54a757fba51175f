package org.hillock.preprocessing.filter;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
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
        implements Kernel {
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
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        long first = target.start() - lead;
        int before = first == 0 ? reflected : 0;
        int after = first + input.numSamples() == numSamples[target.segment()] ? reflected : 0;
        Carrier carrier = input.carrier() == Carrier.FLOAT ? Carrier.FLOAT : Carrier.DOUBLE;
        if (before + after == 0 && input.carrier() == carrier && input.offset() == 0) {
            run(input, lead, out, scratch);
            return;
        }
        Samples block = scratch.borrow(carrier, before + input.numSamples() + after, input.numChannels());
        block.rows(before, before + input.numSamples()).copyFrom(input);
        mirror(block, before, input.numSamples());
        run(block, before + lead, out, scratch);
        scratch.giveBack(block);
    }

    private void run(Samples block, int lead, Samples out, Scratch scratch) {
        filter.apply(block, direction, scratch);
        Rows.finish(block.rows(lead, lead + out.numSamples()), out, outputType);
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
