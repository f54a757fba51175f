package org.hillock.core.recording;

import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** Reads a target range through a kernel: widen by the margin, read the parent once, compute. */
final class PreprocessedReader implements TraceReader {
    private final Recording parent;
    private final RecordingInfo output;
    private final Margin margin;
    private final Kernel kernel;
    private final BlockMemory memory = new BlockMemory();

    PreprocessedReader(Recording parent, RecordingInfo output, Margin margin, Kernel kernel) {
        this.parent = parent;
        this.output = output;
        this.margin = margin;
        this.kernel = kernel;
    }

    @Override
    public int preferredBlock() {
        return Math.max(margin.block(), parent.traces().preferredBlock());
    }

    @Override
    public void read(FrameRange range, Samples out, Scratch scratch) {
        if (margin.block() <= 1) {
            compute(range, out, scratch);
            return;
        }
        long length = output.numSamples(range.segment());
        for (long start = range.start() - range.start() % margin.block();
                start < range.end();
                start += margin.block()) {
            FrameRange block = new FrameRange(range.segment(), start, Math.min(length, start + margin.block()));
            if (block.start() >= range.start() && block.end() <= range.end()) {
                int row = (int) (block.start() - range.start());
                compute(block, out.rows(row, row + block.length()), scratch);
            } else {
                computePart(block, range, out, scratch);
            }
        }
    }

    private void computePart(FrameRange block, FrameRange range, Samples out, Scratch scratch) {
        Samples whole = memory.get(block, () -> {
            Samples computed = Samples.allocate(out.carrier(), block.length(), out.numChannels());
            compute(block, computed, scratch);
            return computed;
        });
        long from = Math.max(block.start(), range.start());
        long to = Math.min(block.end(), range.end());
        out.rows((int) (from - range.start()), (int) (to - range.start()))
                .copyFrom(whole.rows((int) (from - block.start()), (int) (to - block.start())));
    }

    private void compute(FrameRange target, Samples out, Scratch scratch) {
        long length = parent.info().numSamples(target.segment());
        long from = Math.max(0, target.start() - margin.before());
        long to = Math.min(length, target.end() + margin.after());
        FrameRange wide = new FrameRange(target.segment(), from, to);
        Samples input = scratch.borrow(
                parent.info().dtype().carrier(), wide.length(), parent.info().numChannels());
        parent.traces().read(wide, input, scratch);
        kernel.apply(input, (int) (target.start() - from), target, out, scratch);
        scratch.giveBack(input);
    }
}
