package org.hillock.kernels.filter;

import java.util.Arrays;

/** How far a recursive filter looks: lengths after which its impulse response may be cut. */
public final class ImpulseResponse {
    private static final int MAX_LENGTH = 1 << 26;

    private ImpulseResponse() {}

    /**
     * Returns the samples n of one causal pass such that the sum of |h[k]| over k ≥ n is at most {@code level} times the sum over all k.
     *
     * <p>Samples further back than n therefore change the output by at most that share of the largest output that inputs of the
     * same size can reach.
     *
     * @param level in (0, 1)
     */
    public static int length(SecondOrderSections sos, double level) {
        return tail(response(sos, level), level);
    }

    /** Returns the samples that a forward and backward pass looks to each side, by the rule of {@link #length}. */
    public static int zeroPhaseLength(SecondOrderSections sos, double level) {
        double[] forward = response(sos, level);
        // What the two passes do to an impulse: the second one's peak is its last value, so that its left half is read
        // backward.
        double[] both = new double[2 * forward.length];
        System.arraycopy(forward, 0, both, 0, forward.length);
        reverse(both);
        run(sos, both);
        reverse(both);
        return tail(Arrays.copyOf(both, forward.length), level);
    }

    private static double[] response(SecondOrderSections sos, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("impulseResponse: level = " + level
                    + " must be in (0, 1) (a share of the whole response). Give for example 1e-7.");
        }
        double radius = sos.poleRadius();
        double needed = radius == 0 ? 0 : Math.log(level * 1e-4) / Math.log(radius);
        if (!(radius < 1) || needed > MAX_LENGTH / 2.0) {
            throw new IllegalArgumentException("impulseResponse: pole radius = " + radius
                    + " must be clearly below 1 (the response must die away). Move the cut-off or lower the order.");
        }
        double[] impulse = new double[(int) (2 * needed) + 8 * sos.count() + 64];
        impulse[0] = 1;
        run(sos, impulse);
        return impulse;
    }

    private static void run(SecondOrderSections sos, double[] signal) {
        SosCascade.forward(sos, signal, signal.length, 1, new SosScratch.Wide(sos, 1, 0));
    }

    private static void reverse(double[] values) {
        for (int i = 0, j = values.length - 1; i < j; i++, j--) {
            double kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    private static int tail(double[] response, double level) {
        double total = 0;
        for (int k = 0; k < response.length; k++) {
            total += Math.abs(response[k]);
        }
        double rest = 0;
        int n = response.length;
        while (n > 0 && rest + Math.abs(response[n - 1]) <= level * total) {
            rest += Math.abs(response[--n]);
        }
        return n;
    }
}
