package org.hillock.kernels.filter;

import java.util.Arrays;

/** Working memory of {@link SosCascade}, owned by the caller and reused from block to block; one thread at a time. */
public sealed interface SosScratch {
    /** Sets all states to 0. */
    void clear();

    /** Memory for arithmetic in float: fastest, about 2e-5 of the signal off at cut-offs of 1 % of the sampling frequency. */
    final class Narrow implements SosScratch {
        final float[][] state;
        final float[] row;
        final float[][] rows;
        final float[][] extension;

        /** Allocates for a filter, a number of channels and a number of extension samples (0 without zero-phase filtering). */
        public Narrow(SecondOrderSections sos, int channels, int padLength) {
            state = new float[2 * sos.count()][channels];
            row = new float[channels];
            rows = new float[NarrowSection.ROWS][channels];
            extension = new float[padLength][channels];
        }

        @Override
        public void clear() {
            for (float[] values : state) {
                Arrays.fill(values, 0);
            }
        }
    }

    /** Memory for arithmetic in double. */
    final class Wide implements SosScratch {
        final double[][] state;
        final double[] row;
        final double[] edge;
        final double[][] rows;
        final double[][] extension;

        /** Allocates for a filter, a number of channels and a number of extension samples (0 without zero-phase filtering). */
        public Wide(SecondOrderSections sos, int channels, int padLength) {
            state = new double[2 * sos.count()][channels];
            row = new double[channels];
            edge = new double[channels];
            rows = new double[WideSection.ROWS][channels];
            extension = new double[padLength][channels];
        }

        @Override
        public void clear() {
            for (double[] values : state) {
                Arrays.fill(values, 0);
            }
        }
    }
}
