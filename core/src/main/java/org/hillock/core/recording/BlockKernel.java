package org.hillock.core.recording;

import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * A kernel of a step on a grid of blocks that leaves its block in working precision, so that rows of it can be turned into results some
 * at a time, whenever they are asked for. It fills its block itself, as it goes: rows stay in cache between reading and arithmetic.
 * Thread-safe.
 */
public interface BlockKernel extends Kernel {
    /** The frames before the step. */
    interface Source {
        /** What its samples travel in. */
        Carrier carrier();

        /** Number of channels. */
        int numChannels();

        /** Fills a buffer of {@code range.length()} rows and that carrier with frames within {@code wide}. */
        void read(FrameRange range, Samples out);
    }

    /**
     * Computes a block.
     *
     * @param target the frames of the block
     * @param wide the block with its margins, cut at the borders of the segment
     * @param source the frames before the step
     * @param scratch where to borrow what is needed, the result among it
     * @return {@code target.length()} rows in working precision, in a borrowed buffer that the caller gives back
     */
    Samples transform(FrameRange target, FrameRange wide, Source source, Scratch scratch);

    /** Turns rows in working precision into results: rounding, limiting; {@code out} has as many rows. */
    void finish(Samples rows, Samples out);

    @Override
    default void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        long first = target.start() - lead;
        FrameRange wide = new FrameRange(target.segment(), first, first + input.numSamples());
        Samples rows = transform(target, wide, new GivenRows(input, first), scratch);
        finish(rows, out);
        scratch.giveBack(rows);
    }
}
