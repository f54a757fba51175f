package org.hillock.generation.noise;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** Reads noise block by block on a fixed grid. */
final class NoiseReader implements TraceReader {
    /** Somebody who fills {@code out} with rows of a block from {@code skipped} on. */
    private interface BlockSource {
        void fill(int segment, long block, int skipped, Samples out, Scratch scratch);
    }

    private final BlockSource source;
    private final int blockSize;
    private final boolean silent;

    private NoiseReader(BlockSource source, int blockSize, boolean silent) {
        this.source = source;
        this.blockSize = blockSize;
        this.silent = silent;
    }

    static NoiseReader onTheFly(NoiseBlocks blocks, int blockSize) {
        return new NoiseReader(blocks::fill, blockSize, blocks.mixing().isSilent());
    }

    static NoiseReader tiled(NoiseBlocks blocks, int blockSize) {
        Samples tile =
                Samples.allocate(Carrier.FLOAT, blockSize, blocks.mixing().numChannels());
        blocks.fill(0, 0, 0, tile, new Scratch());
        return new NoiseReader(
                (segment, block, skipped, out, scratch) -> out.copyFrom(tile.rows(skipped, skipped + out.numSamples())),
                blockSize,
                blocks.mixing().isSilent());
    }

    @Override
    public int preferredBlock() {
        return blockSize;
    }

    @Override
    public void read(FrameRange range, Samples out, Scratch scratch) {
        if (silent) {
            out.clear();
        } else if (out.carrier() == Carrier.FLOAT) {
            readFloats(range, out, scratch);
        } else {
            Samples floats = scratch.borrow(Carrier.FLOAT, out.numSamples(), out.numChannels());
            readFloats(range, floats, scratch);
            out.copyFrom(floats);
            scratch.giveBack(floats);
        }
    }

    private void readFloats(FrameRange range, Samples out, Scratch scratch) {
        long frame = range.start();
        while (frame < range.end()) {
            long block = frame / blockSize;
            int skipped = (int) (frame % blockSize);
            long end = Math.min(range.end(), (block + 1) * blockSize);
            int row = (int) (frame - range.start());
            Samples part = out.rows(row, row + (int) (end - frame));
            source.fill(range.segment(), block, skipped, part, scratch);
            frame = end;
        }
    }
}
