package org.hillock.preprocessing.motion;

import java.util.Arrays;
import java.util.List;
import org.hillock.core.motion.Motion;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.linalg.MatrixProduct;
import org.hillock.preprocessing.interpolation.SpatialInterpolation;
import org.hillock.preprocessing.rows.Rows;

/** Multiplies the frames of each bin of time by the interpolation weights of that time. */
record MotionKernel(
        Motion motion,
        SpatialInterpolation.Sources sources,
        double[][] locations,
        int[] kept,
        List<double[]> centres,
        RecordingInfo info,
        DType outputType)
        implements Kernel {
    private static final int ROWS = 64;

    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        int row = 0;
        while (row < out.numSamples()) {
            int bin = bin(target.segment(), target.start() + row);
            int end = row + 1;
            while (end < out.numSamples() && bin(target.segment(), target.start() + end) == bin) {
                end++;
            }
            double[][] weights = weights(target.segment(), centres.get(target.segment())[bin]);
            multiply(input.rows(lead + row, lead + end), weights, out.rows(row, end));
            row = end;
        }
    }

    /** The bin whose centre is nearest to the time of a frame, the later of two. */
    private int bin(int segment, long frame) {
        double time = info.segments().get(segment).times().toTime(frame, info.samplingFrequency());
        double[] bins = centres.get(segment);
        int found = Arrays.binarySearch(bins, time);
        if (found >= 0) {
            return found;
        }
        int next = -found - 1;
        if (next == 0 || next == bins.length) {
            return next == 0 ? 0 : bins.length - 1;
        }
        return time - bins[next - 1] < bins[next] - time ? next - 1 : next;
    }

    private double[][] weights(int segment, double time) {
        double[][] targets = new double[kept.length][];
        for (int k = 0; k < kept.length; k++) {
            targets[k] = locations[kept[k]].clone();
            double depth = targets[k][motion.dimension()];
            targets[k][motion.dimension()] = depth + motion.displacementAt(segment, time, depth);
        }
        return sources.weights(targets);
    }

    private void multiply(Samples input, double[][] weights, Samples out) {
        if (input.carrier() == Carrier.FLOAT && out.carrier() == Carrier.FLOAT) {
            narrow(input, weights, out);
        } else {
            wide(input, weights, out);
        }
    }

    private void narrow(Samples input, double[][] weights, Samples out) {
        float[][] matrix = new float[weights.length][kept.length];
        for (int s = 0; s < weights.length; s++) {
            for (int k = 0; k < kept.length; k++) {
                matrix[s][k] = (float) weights[s][k];
            }
        }
        MatrixProduct.Scratch memory = new MatrixProduct.Scratch(kept.length);
        Samples block = Samples.allocate(Carrier.FLOAT, ROWS, input.numChannels());
        Samples product = Samples.allocate(Carrier.FLOAT, ROWS, kept.length);
        for (int row = 0; row < out.numSamples(); row += ROWS) {
            int rows = Math.min(ROWS, out.numSamples() - row);
            block.rows(0, rows).copyFrom(input.rows(row, row + rows));
            MatrixProduct.rows(block.floats(), rows, matrix, product.floats(), memory);
            Rows.finish(product.rows(0, rows), out.rows(row, row + rows), outputType);
        }
    }

    private void wide(Samples input, double[][] weights, Samples out) {
        double[] row = new double[input.numChannels()];
        double[] result = new double[kept.length];
        for (int s = 0; s < out.numSamples(); s++) {
            Rows.load(input, s, row);
            Arrays.fill(result, 0);
            for (int c = 0; c < row.length; c++) {
                for (int k = 0; k < result.length; k++) {
                    result[k] += row[c] * weights[c][k];
                }
            }
            Rows.store(result, out, s, outputType);
        }
    }
}
