package org.hillock.core.recording;

import java.util.Optional;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * Reads a target range through a kernel: widen by the margin, read the parent once, compute. Long ranges are computed in tiles that stay
 * in cache; blocks of a grid that are asked for in parts are computed once and kept.
 */
final class PreprocessedReader implements TraceReader {
    /** Margins may add up to a sixteenth to what is read. */
    private static final int MARGINS_PER_TILE = 16;

    private final Recording parent;
    private final RecordingInfo output;
    private final Margin margin;
    private final Kernel kernel;
    private final Optional<BlockKernel> blockKernel;
    private final BlockMemory memory = new BlockMemory();

    PreprocessedReader(Recording parent, RecordingInfo output, Margin margin, Kernel kernel) {
        this.parent = parent;
        this.output = output;
        this.margin = margin;
        this.kernel = kernel;
        this.blockKernel = kernel instanceof BlockKernel lasting ? Optional.of(lasting) : Optional.empty();
    }

    @Override
    public int preferredBlock() {
        return Math.max(margin.block(), parent.traces().preferredBlock());
    }

    @Override
    public int smallestRead() {
        if (margin.block() > 1) {
            return 1;
        }
        return Math.max(parent.traces().smallestRead(), MARGINS_PER_TILE * (margin.before() + margin.after()));
    }

    @Override
    public void read(FrameRange range, Samples out, Scratch scratch) {
        if (margin.block() > 1) {
            readBlocks(range, out, scratch);
            return;
        }
        int channels = Math.max(output.numChannels(), parent.info().numChannels());
        for (FrameRange tile : Tiles.of(range, channels, smallestRead())) {
            Samples rows = out.rows((int) (tile.start() - range.start()), (int) (tile.end() - range.start()));
            compute(tile, rows, scratch);
        }
    }

    private void readBlocks(FrameRange range, Samples out, Scratch scratch) {
        long length = output.numSamples(range.segment());
        for (long start = range.start() - range.start() % margin.block();
                start < range.end();
                start += margin.block()) {
            FrameRange block = new FrameRange(range.segment(), start, Math.min(length, start + margin.block()));
            long from = Math.max(block.start(), range.start());
            long to = Math.min(block.end(), range.end());
            Samples part = out.rows((int) (from - range.start()), (int) (to - range.start()));
            if (part.numSamples() == block.length()) {
                compute(block, part, scratch);
            } else {
                Samples rows =
                        block(block, range, scratch).rows((int) (from - block.start()), (int) (to - block.start()));
                blockKernel.ifPresentOrElse(last -> last.finish(rows, part), () -> part.copyFrom(rows));
            }
        }
    }

    /** A block in the form in which it is kept. */
    private Samples block(FrameRange block, FrameRange read, Scratch scratch) {
        if (!scratch.isLasting()) {
            return memory.get(block, () -> kept(block, scratch));
        }
        KeptBlocks blocks = scratch.memory(this, KeptBlocks.class, KeptBlocks::new);
        return blocks.find(block).orElseGet(() -> {
            blocks.makeRoom(block, read, scratch);
            Samples computed = kept(block, scratch);
            blocks.keep(block, computed);
            return computed;
        });
    }

    private Samples kept(FrameRange block, Scratch scratch) {
        if (blockKernel.isPresent()) {
            FrameRange wide = widened(block);
            return blockKernel.get().transform(block, wide, new ParentRows(parent, scratch), scratch);
        }
        Samples computed = scratch.borrow(output.dtype().carrier(), block.length(), output.numChannels());
        compute(block, computed, scratch);
        return computed;
    }

    private FrameRange widened(FrameRange target) {
        long length = parent.info().numSamples(target.segment());
        return new FrameRange(
                target.segment(),
                Math.max(0, target.start() - margin.before()),
                Math.min(length, target.end() + margin.after()));
    }

    private void compute(FrameRange target, Samples out, Scratch scratch) {
        FrameRange wide = widened(target);
        if (blockKernel.isPresent()) {
            Samples rows = blockKernel.get().transform(target, wide, new ParentRows(parent, scratch), scratch);
            blockKernel.get().finish(rows, out);
            scratch.giveBack(rows);
            return;
        }
        Samples input = scratch.borrow(
                parent.info().dtype().carrier(), wide.length(), parent.info().numChannels());
        parent.traces().read(wide, input, scratch);
        kernel.apply(input, (int) (target.start() - wide.start()), target, out, scratch);
        scratch.giveBack(input);
    }

    /** The frames of the parent, read as they are needed. */
    private record ParentRows(Recording parent, Scratch scratch) implements BlockKernel.Source {
        @Override
        public Carrier carrier() {
            return parent.info().dtype().carrier();
        }

        @Override
        public int numChannels() {
            return parent.info().numChannels();
        }

        @Override
        public void read(FrameRange range, Samples out) {
            parent.traces().read(range, out, scratch);
        }
    }
}
