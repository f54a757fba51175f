package org.hillock.preprocessing.timing;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.fft.PhaseShift;
import org.hillock.preprocessing.rows.Rows;

/** Shifts blocks with tapered margins; beyond the borders of a segment stand zeros. NaN spreads over its block. */
final class PhaseShiftKernel implements Kernel {
    private final double[] shifts;
    private final int margin;
    private final int transformLength;
    private final DType outputType;
    private final ConcurrentLinkedQueue<PhaseShift.Scratch> free = new ConcurrentLinkedQueue<>();

    /** For transforms of one length, or, where that is 0, as long as each block needs. */
    PhaseShiftKernel(double[] shifts, int margin, int transformLength, DType outputType) {
        this.shifts = shifts;
        this.margin = margin;
        this.transformLength = transformLength;
        this.outputType = outputType;
    }

    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        int rows = transformLength == 0 ? out.numSamples() + 2 * margin : transformLength;
        int channels = input.numChannels();
        Carrier carrier = input.carrier() == Carrier.FLOAT ? Carrier.FLOAT : Carrier.DOUBLE;
        Samples block = Samples.allocate(carrier, rows, channels);
        block.rows(margin - lead, margin - lead + input.numSamples()).copyFrom(input);
        taper(block, out.numSamples());
        PhaseShift.Scratch memory = memory(rows);
        if (carrier == Carrier.FLOAT) {
            PhaseShift.apply(block.floats(), channels, shifts, memory);
        } else {
            PhaseShift.apply(block.doubles(), channels, shifts, memory);
        }
        if (transformLength > 0) {
            free.add(memory);
        }
        Rows.finish(block.rows(margin, margin + out.numSamples()), out, outputType);
    }

    private PhaseShift.Scratch memory(int rows) {
        return Optional.ofNullable(free.poll()).orElseGet(() -> new PhaseShift.Scratch(rows));
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
