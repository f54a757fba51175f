package org.hillock.preprocessing.filter;

import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.preprocessing.rows.Rows;

/**
 * A weighted sum over neighbouring frames with symmetric weights, y(t) = w(0) x(t) + Σ w(k) (x(t-k) + x(t+k)), in double; segments
 * are mirrored at their borders.
 *
 * @param weights from the middle to one side
 * @param numSamples length of each segment
 * @param outputType type of the result
 */
record SymmetricKernel(double[] weights, long[] numSamples, DType outputType) implements Kernel {
    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        long first = target.start() - lead;
        int channels = input.numChannels();
        double[] left = new double[channels];
        double[] right = new double[channels];
        double[] sum = new double[channels];
        for (int s = 0; s < out.numSamples(); s++) {
            long frame = target.start() + s;
            Rows.load(input, lead + s, left);
            for (int c = 0; c < channels; c++) {
                sum[c] = weights[0] * left[c];
            }
            for (int k = 1; k < weights.length; k++) {
                Rows.load(input, (int) (folded(frame - k, target.segment()) - first), left);
                Rows.load(input, (int) (folded(frame + k, target.segment()) - first), right);
                add(weights[k], left, right, sum);
            }
            Rows.store(sum, out, s, outputType);
        }
    }

    private static void add(double weight, double[] left, double[] right, double[] sum) {
        for (int c = 0; c < sum.length; c++) {
            sum[c] += weight * (left[c] + right[c]);
        }
    }

    /** The frame that stands for one beyond the borders; the outermost frame is not repeated. */
    private long folded(long frame, int segment) {
        long length = numSamples[segment];
        if (frame >= 0 && frame < length) {
            return frame;
        }
        long period = Math.max(1, 2 * (length - 1));
        long inside = Math.floorMod(frame, period);
        return inside < length ? inside : period - inside;
    }
}
