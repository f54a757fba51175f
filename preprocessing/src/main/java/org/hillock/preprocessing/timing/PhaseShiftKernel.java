package org.hillock.preprocessing.timing;

import org.hillock.core.recording.BlockKernel;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.fft.PhaseShift;
import org.hillock.kernels.fft.RowPhaseShift;
import org.hillock.preprocessing.rows.Rows;

/**
 * Shifts blocks with tapered margins; beyond the borders of a segment stand zeros. NaN spreads over its block. Blocks of one length are
 * shifted in float where samples travel in float and come in pairs of channels, others in double.
 */
final class PhaseShiftKernel implements BlockKernel {
    private final double[] shifts;
    private final int margin;
    private final int transformLength;
    private final DType outputType;

    /** For transforms of one length, a power of two, or, where that is 0, as long as each block needs. */
    PhaseShiftKernel(double[] shifts, int margin, int transformLength, DType outputType) {
        this.shifts = shifts;
        this.margin = margin;
        this.transformLength = transformLength;
        this.outputType = outputType;
    }

    @Override
    public Samples transform(FrameRange target, FrameRange wide, Source source, Scratch scratch) {
        int length = target.length();
        int lead = (int) (target.start() - wide.start());
        int rows = transformLength == 0 ? length + 2 * margin : transformLength;
        Carrier carrier = source.carrier() == Carrier.FLOAT ? Carrier.FLOAT : Carrier.DOUBLE;
        Samples block = scratch.borrow(carrier, rows, source.numChannels());
        int from = margin - lead;
        block.rows(0, from).clear();
        block.rows(from + wide.length(), rows).clear();
        load(source, wide, block.rows(from, from + wide.length()), scratch);
        taper(block, length);
        shift(block, scratch);
        return block.rows(margin, margin + length);
    }

    private static void load(Source source, FrameRange wide, Samples rows, Scratch scratch) {
        if (source.carrier() == rows.carrier()) {
            source.read(wide, rows);
            return;
        }
        Samples given = scratch.borrow(source.carrier(), wide.length(), rows.numChannels());
        source.read(wide, given);
        rows.copyFrom(given);
        scratch.giveBack(given);
    }

    private void shift(Samples block, Scratch scratch) {
        int rows = block.numSamples();
        if (block.carrier() == Carrier.FLOAT && transformLength > 0 && shifts.length % 2 == 0) {
            scratch.memory(this, RowPhaseShift.class, () -> new RowPhaseShift(rows, shifts))
                    .apply(block.floats());
            return;
        }
        PhaseShift.Scratch memory = transformLength == 0
                ? new PhaseShift.Scratch(rows)
                : scratch.memory(this, PhaseShift.Scratch.class, () -> new PhaseShift.Scratch(rows));
        if (block.carrier() == Carrier.FLOAT) {
            PhaseShift.apply(block.floats(), shifts.length, shifts, memory);
        } else {
            PhaseShift.apply(block.doubles(), shifts.length, shifts, memory);
        }
    }

    @Override
    public void finish(Samples rows, Samples out) {
        Rows.finish(rows, out, outputType);
    }

    /** Cosine flanks over both margins, from 0 at the outermost row. */
    private void taper(Samples block, int length) {
        for (int k = 0; k < margin; k++) {
            double factor = (1 - Math.cos(Math.PI * k / margin)) / 2;
            scale(block.rows(k, k + 1), factor);
            int mirrored = 2 * margin + length - 1 - k;
            scale(block.rows(mirrored, mirrored + 1), factor);
        }
    }

    private static void scale(Samples row, double factor) {
        int end = row.offset() + row.size();
        if (row.carrier() == Carrier.FLOAT) {
            float[] values = row.floats();
            for (int i = row.offset(); i < end; i++) {
                values[i] = (float) (values[i] * factor);
            }
        } else {
            double[] values = row.doubles();
            for (int i = row.offset(); i < end; i++) {
                values[i] *= factor;
            }
        }
    }
}
