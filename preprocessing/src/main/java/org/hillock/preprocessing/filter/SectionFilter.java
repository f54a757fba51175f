package org.hillock.preprocessing.filter;

import org.hillock.core.values.Carrier;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.filter.ImpulseResponse;
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
    @Override
    public int reach(Direction direction) {
        return direction == Direction.FORWARD_BACKWARD
                ? ImpulseResponse.zeroPhaseLength(sections, FilterKernel.NEGLIGIBLE)
                : ImpulseResponse.length(sections, FilterKernel.NEGLIGIBLE);
    }

    @Override
    public void apply(Samples block, Direction direction, Scratch scratch) {
        int samples = block.numSamples();
        int channels = block.numChannels();
        int pad = direction == Direction.FORWARD_BACKWARD ? Math.min(sections.defaultPadLength(), samples - 1) : 0;
        if (samples == 0) {
            return;
        }
        if (block.carrier() == Carrier.DOUBLE) {
            run(block.doubles(), samples, channels, direction, new SosScratch.Wide(sections, channels, pad));
        } else if (narrow) {
            run(block.floats(), samples, channels, direction, new SosScratch.Narrow(sections, channels, pad));
        } else {
            run(block.floats(), samples, channels, direction, new SosScratch.Wide(sections, channels, pad));
        }
    }

    private void run(float[] data, int samples, int channels, Direction direction, SosScratch.Narrow memory) {
        switch (direction) {
            case FORWARD -> SosCascade.forward(sections, data, samples, channels, memory);
            case BACKWARD -> SosCascade.backward(sections, data, samples, channels, memory);
            case FORWARD_BACKWARD -> SosCascade.zeroPhase(sections, data, samples, channels, memory);
        }
    }

    private void run(float[] data, int samples, int channels, Direction direction, SosScratch.Wide memory) {
        switch (direction) {
            case FORWARD -> SosCascade.forward(sections, data, samples, channels, memory);
            case BACKWARD -> SosCascade.backward(sections, data, samples, channels, memory);
            case FORWARD_BACKWARD -> SosCascade.zeroPhase(sections, data, samples, channels, memory);
        }
    }

    private void run(double[] data, int samples, int channels, Direction direction, SosScratch.Wide memory) {
        switch (direction) {
            case FORWARD -> SosCascade.forward(sections, data, samples, channels, memory);
            case BACKWARD -> SosCascade.backward(sections, data, samples, channels, memory);
            case FORWARD_BACKWARD -> SosCascade.zeroPhase(sections, data, samples, channels, memory);
        }
    }
}
