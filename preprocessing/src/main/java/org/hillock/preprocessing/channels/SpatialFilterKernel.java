package org.hillock.preprocessing.channels;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.fft.Convolution;
import org.hillock.kernels.filter.SecondOrderSections;
import org.hillock.kernels.filter.SosCascade;
import org.hillock.kernels.filter.SosScratch;
import org.hillock.kernels.filter.Windows;
import org.hillock.preprocessing.rows.Rows;

/**
 * Filters along the channels, frames side by side as lanes.
 *
 * @param sections the filter
 * @param order the channels along the probe
 * @param pad mirrored channels at both ends
 * @param taper channels over which both ends fade
 * @param reach frames of half the strength's window; below 0: strength is left alone
 * @param outputType type of the result
 */
record SpatialFilterKernel(SecondOrderSections sections, int[] order, int pad, int taper, int reach, DType outputType)
        implements Kernel {
    private static final int LANES = 256;
    private static final double EPSILON = 1e-8;

    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        double[][] strength = reach < 0 ? new double[0][] : strength(input);
        int rows = order.length + 2 * pad;
        int extension = Math.min(sections.defaultPadLength(), rows - 1);
        double[] fade = fade(rows);
        for (int row = 0; row < out.numSamples(); row += LANES) {
            int lanes = Math.min(LANES, out.numSamples() - row);
            double[] block = new double[rows * lanes];
            load(input, lead + row, lanes, strength, fade, block);
            SosCascade.zeroPhase(sections, block, rows, lanes, new SosScratch.Wide(sections, lanes, extension));
            store(block, lead + row, lanes, strength, out, row);
        }
    }

    /** Row r of the padded probe is channel r - pad in order, mirrored beyond the ends with the outermost channel repeated. */
    private void load(Samples input, int first, int lanes, double[][] strength, double[] fade, double[] block) {
        int n = order.length;
        for (int r = 0; r < fade.length; r++) {
            int inside = r - pad;
            int place = inside < 0 ? -1 - inside : inside >= n ? 2 * n - 1 - inside : inside;
            int channel = order[place];
            for (int t = 0; t < lanes; t++) {
                double value = input.get(first + t, channel);
                block[r * lanes + t] = fade[r] * (strength.length == 0 ? value : value / strength[channel][first + t]);
            }
        }
    }

    private void store(double[] block, int first, int lanes, double[][] strength, Samples out, int row) {
        double[] result = new double[order.length];
        for (int t = 0; t < lanes; t++) {
            for (int k = 0; k < order.length; k++) {
                double value = block[(pad + k) * lanes + t];
                result[order[k]] = strength.length == 0 ? value : value * strength[order[k]][first + t];
            }
            Rows.store(result, out, row + t, outputType);
        }
    }

    /** (1 - cos(π k / taper)) / 2 from the first row on, and 1 minus that over the last rows. */
    private double[] fade(int rows) {
        double[] fade = new double[rows];
        for (int r = 0; r < rows; r++) {
            fade[r] = taper == 0 ? 1 : rise(r) * (1 - rise(r - (rows - taper)));
        }
        return fade;
    }

    private double rise(int k) {
        return (1 - Math.cos(Math.PI * Math.clamp((double) k / taper, 0, 1))) / 2;
    }

    /** For each channel |x| smoothed by a Hann window, zeros beyond the ends, plus a trace of its mean; 1 where all is 0. */
    private double[][] strength(Samples input) {
        double[] window = Windows.hanning(2 * reach + 1);
        double total = 0;
        for (double weight : window) {
            total += weight;
        }
        for (int i = 0; i < window.length; i++) {
            window[i] = total == 0 ? 1 : window[i] / total;
        }
        double[][] strength = new double[input.numChannels()][];
        double[] column = new double[input.numSamples()];
        for (int c = 0; c < strength.length; c++) {
            for (int t = 0; t < column.length; t++) {
                column[t] = Math.abs(input.get(t, c));
            }
            strength[c] = Convolution.same(column, window);
            double mean = 0;
            for (double value : strength[c]) {
                mean += value / strength[c].length;
            }
            for (int t = 0; t < column.length; t++) {
                double value = strength[c][t] + EPSILON * mean;
                strength[c][t] = value > 0 ? value : 1;
            }
        }
        return strength;
    }
}
