package org.hillock.kernels.localization;

/**
 * What is measured of a waveform on each contact to tell how much of a source the contact sees. Waveforms are read in place out of
 * row-major {@code [samples × channels]} blocks; sums are kept in double.
 */
public enum SpikeFeature {
    /** Highest minus lowest sample. */
    PTP {
        @Override
        double on(float[] values, int first, int stride, int samples, int peak) {
            float low = values[first];
            float high = low;
            for (int s = 1, i = first + stride; s < samples; s++, i += stride) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            return (double) high - low;
        }

        @Override
        double on(double[] values, int first, int stride, int samples, int peak) {
            double low = values[first];
            double high = low;
            for (int s = 1, i = first + stride; s < samples; s++, i += stride) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            return high - low;
        }
    },
    /** Mean of the samples, which may be negative. */
    MEAN {
        @Override
        double on(float[] values, int first, int stride, int samples, int peak) {
            double sum = 0;
            for (int s = 0, i = first; s < samples; s++, i += stride) {
                sum += values[i];
            }
            return sum / samples;
        }

        @Override
        double on(double[] values, int first, int stride, int samples, int peak) {
            double sum = 0;
            for (int s = 0, i = first; s < samples; s++, i += stride) {
                sum += values[i];
            }
            return sum / samples;
        }
    },
    /** Root of the sum of squares. */
    ENERGY {
        @Override
        double on(float[] values, int first, int stride, int samples, int peak) {
            double sum = 0;
            for (int s = 0, i = first; s < samples; s++, i += stride) {
                sum += (double) values[i] * values[i];
            }
            return Math.sqrt(sum);
        }

        @Override
        double on(double[] values, int first, int stride, int samples, int peak) {
            double sum = 0;
            for (int s = 0, i = first; s < samples; s++, i += stride) {
                sum += values[i] * values[i];
            }
            return Math.sqrt(sum);
        }
    },
    /** The sample at the spike's own time, with its sign. */
    PEAK_VOLTAGE {
        @Override
        double on(float[] values, int first, int stride, int samples, int peak) {
            return values[first + peak * stride];
        }

        @Override
        double on(double[] values, int first, int stride, int samples, int peak) {
            return values[first + peak * stride];
        }
    };

    abstract double on(float[] values, int first, int stride, int samples, int peak);

    abstract double on(double[] values, int first, int stride, int samples, int peak);

    /**
     * Measures a waveform on some channels.
     *
     * @param values row-major block that holds the waveform
     * @param offset index of the waveform's first sample on channel 0
     * @param stride channels of the block
     * @param samples length of the waveform, 1 or more
     * @param peak index of the spike's own sample in the waveform
     * @param channels the channels to measure
     * @param out receives one number per channel in {@code [0, channels.length)}
     */
    public void measure(float[] values, int offset, int stride, int samples, int peak, int[] channels, double[] out) {
        for (int k = 0; k < channels.length; k++) {
            out[k] = on(values, offset + channels[k], stride, samples, peak);
        }
    }

    /** As {@link #measure(float[], int, int, int, int, int[], double[])} for values in double. */
    public void measure(double[] values, int offset, int stride, int samples, int peak, int[] channels, double[] out) {
        for (int k = 0; k < channels.length; k++) {
            out[k] = on(values, offset + channels[k], stride, samples, peak);
        }
    }
}
