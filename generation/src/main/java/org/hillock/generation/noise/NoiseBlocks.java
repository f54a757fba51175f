package org.hillock.generation.noise;

import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.generation.basis.RandomStream;
import org.hillock.kernels.random.NumpyGenerator;

/** Blocks of noise by segment and number; the first rows of a block do not depend on how many are made. */
record NoiseBlocks(long seed, ChannelMixing mixing) {
    /** Fills {@code out} with rows {@code [skipped, skipped + out rows)} of a block. */
    void fill(int segment, long block, int skipped, Samples out, Scratch scratch) {
        NumpyGenerator random = RandomStream.NOISE.of(seed, segment, block);
        if (skipped == 0 && mixing.worksAnywhere()) {
            draw(random, out.floats(), out.offset(), out.size());
            mixing.scale(out.floats(), out.offset(), out.numSamples());
            return;
        }
        int rows = skipped + out.numSamples();
        Samples whole = scratch.borrow(Carrier.FLOAT, rows, out.numChannels());
        draw(random, whole.floats(), 0, whole.size());
        mixing.apply(whole.floats(), rows);
        out.copyFrom(whole.rows(skipped, rows));
        scratch.giveBack(whole);
    }

    private static void draw(NumpyGenerator random, float[] values, int at, int count) {
        for (int i = at; i < at + count; i++) {
            values[i] = random.standardNormalFloat();
        }
    }
}
