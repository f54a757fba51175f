package org.hillock.preprocessing.artifacts;

import java.util.List;
import java.util.Optional;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.random.NumpyGenerator;
import org.hillock.preprocessing.rows.Rows;

/**
 * Replaces periods. The noise of a frame depends on seed, segment and frame alone: each block of frames on a fixed grid has a random
 * stream of its own.
 *
 * @param periods for each segment, pairs of frames
 * @param levels standard deviations of the noise; absent: zeros
 * @param seed of the noise
 */
record SilenceKernel(List<long[][]> periods, Optional<double[]> levels, long seed) implements Kernel {
    private static final int BLOCK = 1024;

    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        out.copyFrom(input.rows(lead, lead + out.numSamples()));
        for (long[] period : periods.get(target.segment())) {
            long from = Math.max(period[0], target.start());
            long to = Math.min(period[1], target.end());
            if (from < to) {
                replace(from, to, target, out);
            }
        }
    }

    private void replace(long from, long to, FrameRange target, Samples out) {
        if (levels.isEmpty()) {
            out.rows((int) (from - target.start()), (int) (to - target.start())).clear();
            return;
        }
        double[] noise = new double[BLOCK * out.numChannels()];
        double[] row = new double[out.numChannels()];
        for (long block = from / BLOCK; block * BLOCK < to; block++) {
            NumpyGenerator.defaultRng(seed, target.segment(), block).standardNormal(noise);
            for (long frame = Math.max(from, block * BLOCK); frame < Math.min(to, (block + 1) * BLOCK); frame++) {
                int start = (int) (frame - block * BLOCK) * row.length;
                for (int c = 0; c < row.length; c++) {
                    row[c] = noise[start + c] * levels.get()[c];
                }
                store(row, out, (int) (frame - target.start()));
            }
        }
    }

    private static void store(double[] row, Samples out, int at) {
        Rows.store(row, out, at, DType.FLOAT64);
    }
}
