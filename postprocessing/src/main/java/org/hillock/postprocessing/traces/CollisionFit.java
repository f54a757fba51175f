package org.hillock.postprocessing.traces;

import java.util.Arrays;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.kernels.linalg.NonNegativeLeastSquares;
import org.hillock.postprocessing.waveforms.SpikeChunk;
import org.hillock.postprocessing.waveforms.TraceScaling;

/** The regression of traces on templates; for one thread, its arrays are used again from spike to spike. */
final class CollisionFit {
    private final Templates templates;
    private final int[][] channels;
    private final WaveformWindow window;
    private final TraceScaling scaling;
    private final boolean[] inUnion;
    private int[] union = new int[0];
    private double[] products = new double[0];
    private double[] sums = new double[0];
    private double[] right = new double[0];

    CollisionFit(Templates templates, int[][] channels, WaveformWindow window, TraceScaling scaling) {
        this.templates = templates;
        this.channels = channels;
        this.window = window;
        this.scaling = scaling;
        this.inUnion = new boolean[templates.numChannels()];
        this.union = new int[templates.numChannels()];
    }

    /** The slope of the regression with intercept on the unit's own channels: covariance over variance of the template. */
    double alone(SpikeChunk chunk, int spike) {
        int unit = chunk.spikes().unitIndex(spike);
        int[] own = channels[unit];
        long frame = chunk.spikes().sampleIndex(spike);
        int template = firstTemplateRow(unit);
        double sumX = 0;
        double sumY = 0;
        double sumXX = 0;
        double sumXY = 0;
        for (int sample = 0; sample < window.numSamples(); sample++) {
            int row = chunk.offset(frame - window.nbefore() + sample);
            int at = template + sample * templates.numChannels();
            for (int channel : own) {
                double x = templates.values()[at + channel];
                double y = scaling.apply(chunk.traces()[row + channel], channel);
                sumX += x;
                sumY += y;
                sumXX += x * x;
                sumXY += x * y;
            }
        }
        double n = (double) window.numSamples() * own.length;
        double variance = sumXX - sumX * sumX / n;
        return variance > 0 ? (sumXY - sumX * sumY / n) / variance : Double.NaN;
    }

    /** Where the part of a unit's template that is fitted begins. */
    private int firstTemplateRow(int unit) {
        return (unit * templates.numSamples() + templates.nbefore() - window.nbefore()) * templates.numChannels();
    }

    /**
     * The scaling of the first of some spikes that collide: least squares with an intercept and scalings of 0 or more, over all channels of
     * their units, from the first of their windows to the end of the last.
     */
    double together(SpikeChunk chunk, int[] spikes, int size) {
        reserve(size);
        int width = gatherUnion(chunk.spikes(), spikes, size);
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            long frame = chunk.spikes().sampleIndex(spikes[i]);
            start = Math.min(start, frame - window.nbefore());
            end = Math.max(end, frame + window.nafter());
        }
        double sumY = traceSum(chunk, start, end, width);
        double n = (double) (end - start) * width;
        for (int i = 0; i < size; i++) {
            sums[i] = ofTemplate(chunk, spikes[i], i, width);
        }
        for (int i = 0; i < size; i++) {
            right[i] -= sums[i] * sumY / n;
            for (int j = i; j < size; j++) {
                double centred = product(chunk.spikes(), spikes[i], spikes[j], width) - sums[i] * sums[j] / n;
                products[i * size + j] = centred;
                products[j * size + i] = centred;
            }
        }
        return NonNegativeLeastSquares.solve(products, right, size)[0];
    }

    private void reserve(int size) {
        if (products.length < size * size) {
            products = new double[size * size];
            sums = new double[size];
            right = new double[size];
        }
    }

    private int gatherUnion(SpikeVector vector, int[] spikes, int size) {
        Arrays.fill(inUnion, false);
        for (int i = 0; i < size; i++) {
            for (int channel : channels[vector.unitIndex(spikes[i])]) {
                inUnion[channel] = true;
            }
        }
        int width = 0;
        for (int channel = 0; channel < inUnion.length; channel++) {
            if (inUnion[channel]) {
                union[width++] = channel;
            }
        }
        return width;
    }

    private double traceSum(SpikeChunk chunk, long start, long end, int width) {
        double sum = 0;
        for (long frame = start; frame < end; frame++) {
            int row = chunk.offset(frame);
            for (int k = 0; k < width; k++) {
                sum += scaling.apply(chunk.traces()[row + union[k]], union[k]);
            }
        }
        return sum;
    }

    /** The sum of a template over the union; its product with the traces goes to {@code right[i]}. */
    private double ofTemplate(SpikeChunk chunk, int spike, int i, int width) {
        int template = firstTemplateRow(chunk.spikes().unitIndex(spike));
        long frame = chunk.spikes().sampleIndex(spike) - window.nbefore();
        double sum = 0;
        double product = 0;
        for (int sample = 0; sample < window.numSamples(); sample++) {
            int row = chunk.offset(frame + sample);
            int at = template + sample * templates.numChannels();
            for (int k = 0; k < width; k++) {
                int channel = union[k];
                double x = templates.values()[at + channel];
                sum += x;
                product += x * scaling.apply(chunk.traces()[row + channel], channel);
            }
        }
        right[i] = product;
        return sum;
    }

    /** The product of two templates where they overlap in time. */
    private double product(SpikeVector vector, int one, int other, int width) {
        int lag = (int) (vector.sampleIndex(other) - vector.sampleIndex(one));
        int a = firstTemplateRow(vector.unitIndex(one));
        int b = firstTemplateRow(vector.unitIndex(other)) - lag * templates.numChannels();
        float[] values = templates.values();
        double sum = 0;
        int last = Math.min(window.numSamples(), window.numSamples() + lag);
        for (int sample = Math.max(0, lag); sample < last; sample++) {
            int row = sample * templates.numChannels();
            for (int k = 0; k < width; k++) {
                sum += (double) values[a + row + union[k]] * values[b + row + union[k]];
            }
        }
        return sum;
    }
}
