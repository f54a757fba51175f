package org.hillock.preprocessing.filter;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.filter.LinearFilter;
import org.hillock.kernels.filter.RowLoader;
import org.hillock.kernels.filter.TransferFunction;

/** Numerator and denominator polynomials of an order that one section can't hold; always in double. */
record PolynomialFilter(TransferFunction polynomials) implements RecursiveFilter {
    private static final int LONGEST = 1 << 22;

    @Override
    public int reach(Direction direction) {
        for (int length = 1024; length <= LONGEST; length *= 4) {
            double[] response = new double[length];
            response[0] = 1;
            LinearFilter.forward(polynomials, response, length, 1, new double[order()][1]);
            int reach = significant(response);
            if (reach < length / 2) {
                return direction == Direction.FORWARD_BACKWARD ? 2 * reach : reach;
            }
        }
        throw new WrongArgumentException("filter: coeff must be of a stable filter whose response dies away"
                + " (it lasts more than " + LONGEST / 2 + " samples). Use sections (sos) or a lower order.");
    }

    private static int significant(double[] response) {
        double total = 0;
        for (double value : response) {
            total += Math.abs(value);
        }
        double rest = 0;
        int n = response.length;
        while (n > 0 && rest + Math.abs(response[n - 1]) <= FilterKernel.NEGLIGIBLE * total) {
            rest += Math.abs(response[--n]);
        }
        return Double.isFinite(total) ? n : response.length;
    }

    private int order() {
        return polynomials.a().length - 1;
    }

    @Override
    public void apply(Samples block, Direction direction, int first, RowLoader loader, Scratch scratch) {
        int samples = block.numSamples();
        loader.load(0, samples);
        int channels = block.numChannels();
        if (samples == 0) {
            return;
        }
        Samples wide = Samples.over(new double[samples * channels], samples, channels);
        wide.copyFrom(block);
        double[] data = wide.doubles();
        switch (direction) {
            case FORWARD -> LinearFilter.forward(polynomials, data, samples, channels, new double[order()][channels]);
            case BACKWARD -> LinearFilter.backward(polynomials, data, samples, channels, new double[order()][channels]);
            case FORWARD_BACKWARD -> {
                int pad = Math.min(polynomials.defaultPadLength(), samples - 1);
                wide = Samples.over(
                        LinearFilter.zeroPhase(polynomials, data, samples, channels, pad), samples, channels);
            }
        }
        block.copyFrom(wide);
    }
}
