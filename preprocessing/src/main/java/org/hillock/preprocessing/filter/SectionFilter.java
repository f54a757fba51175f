package org.hillock.preprocessing.filter;

import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.filter.ImpulseResponse;
import org.hillock.kernels.filter.RowLoader;
import org.hillock.kernels.filter.SecondOrderSections;
import org.hillock.kernels.filter.SosCascade;
import org.hillock.kernels.filter.SosScratch;

/**
 * A cascade of second-order sections.
 *
 * @param sections the coefficients
 * @param narrow whether arithmetic in float is accurate enough for what is asked
 */
record SectionFilter(SecondOrderSections sections, boolean narrow) implements RecursiveFilter {
    /** The share of a response that may be left out where arithmetic in float is off by more, about 2e-5. */
    private static final double FLOAT_NEGLIGIBLE = 1e-6;

    @Override
    public int reach(Direction direction) {
        double level = narrow ? FLOAT_NEGLIGIBLE : FilterKernel.NEGLIGIBLE;
        return direction == Direction.FORWARD_BACKWARD
                ? ImpulseResponse.zeroPhaseLength(sections, level)
                : ImpulseResponse.length(sections, level);
    }

    @Override
    public void apply(Samples block, Direction direction, int first, RowLoader loader, Scratch scratch) {
        int samples = block.numSamples();
        int channels = block.numChannels();
        int pad = direction == Direction.FORWARD_BACKWARD ? Math.min(sections.defaultPadLength(), samples - 1) : 0;
        if (samples == 0) {
            return;
        }
        if (direction != Direction.FORWARD_BACKWARD) {
            loader.load(0, samples);
        }
        if (block.carrier() == Carrier.DOUBLE) {
            SosScratch.Wide memory = new SosScratch.Wide(sections, channels, pad);
            run(block.doubles(), samples, channels, direction, memory, loader, first);
        } else if (narrow) {
            SosScratch.Narrow memory = new SosScratch.Narrow(sections, channels, pad);
            RowLoader levelled = stopsConstants(sections) ? new Levelled(loader, block.floats(), channels) : loader;
            run(block.floats(), samples, channels, direction, memory, levelled, first);
        } else {
            SosScratch.Wide memory = new SosScratch.Wide(sections, channels, pad);
            run(block.floats(), samples, channels, direction, memory, loader, first);
        }
    }

    private void run(
            float[] data,
            int samples,
            int channels,
            Direction direction,
            SosScratch.Narrow memory,
            RowLoader loader,
            int first) {
        switch (direction) {
            case FORWARD -> SosCascade.forward(sections, data, samples, channels, memory);
            case BACKWARD -> SosCascade.backward(sections, data, samples, channels, memory);
            case FORWARD_BACKWARD -> SosCascade.zeroPhase(sections, data, samples, channels, memory, loader, first);
        }
    }

    private void run(
            float[] data,
            int samples,
            int channels,
            Direction direction,
            SosScratch.Wide memory,
            RowLoader loader,
            int first) {
        switch (direction) {
            case FORWARD -> SosCascade.forward(sections, data, samples, channels, memory);
            case BACKWARD -> SosCascade.backward(sections, data, samples, channels, memory);
            case FORWARD_BACKWARD -> SosCascade.zeroPhase(sections, data, samples, channels, memory, loader, first);
        }
    }

    private void run(
            double[] data,
            int samples,
            int channels,
            Direction direction,
            SosScratch.Wide memory,
            RowLoader loader,
            int first) {
        switch (direction) {
            case FORWARD -> SosCascade.forward(sections, data, samples, channels, memory);
            case BACKWARD -> SosCascade.backward(sections, data, samples, channels, memory);
            case FORWARD_BACKWARD -> SosCascade.zeroPhase(sections, data, samples, channels, memory, loader, first);
        }
    }

    private static boolean stopsConstants(SecondOrderSections sections) {
        for (double[] row : sections.rows()) {
            double largest = Math.abs(row[0]) + Math.abs(row[1]) + Math.abs(row[2]);
            if (Math.abs(row[0] + row[1] + row[2]) < 1e-12 * largest) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes the first row away from all where a channel stands far from 0: the filter would take it away anyway, but in float its
     * large numbers would cost digits.
     */
    private static final class Levelled implements RowLoader {
        private static final float FAR = 256;
        private final RowLoader loader;
        private final float[] data;
        private final float[] level;
        private boolean needed;

        Levelled(RowLoader loader, float[] data, int channels) {
            this.loader = loader;
            this.data = data;
            this.level = new float[channels];
        }

        @Override
        public void load(int from, int to) {
            loader.load(from, to);
            if (from == 0) {
                System.arraycopy(data, 0, level, 0, level.length);
                for (float value : level) {
                    needed |= Math.abs(value) > FAR;
                }
            }
            for (int t = from; needed && t < to; t++) {
                subtract(t * level.length);
            }
        }

        private void subtract(int start) {
            for (int c = 0; c < level.length; c++) {
                data[start + c] -= level[c];
            }
        }
    }
}
