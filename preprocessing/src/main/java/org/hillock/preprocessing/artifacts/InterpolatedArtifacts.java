package org.hillock.preprocessing.artifacts;

import java.util.Arrays;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.linalg.CubicSpline;
import org.hillock.kernels.statistics.Median;
import org.hillock.preprocessing.rows.Rows;

/**
 * Bridges each stretch by a line or a spline through points before and after it.
 *
 * <p>There are up to three points on each side, {@code spacing} frames apart; the value of a point is the median of the five frames
 * around it, of the point next to the stretch the median of it and the three beyond. Where there are too few points (2 for a line, 5 for
 * a spline) the nearest frame fills the stretch.
 */
record InterpolatedArtifacts(long[][] triggers, int before, int after, int spacing, boolean cubic, DType type)
        implements Kernel {
    private static final int SIDE = 3;

    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        out.copyFrom(input.rows(lead, lead + out.numSamples()));
        for (long trigger : triggers[target.segment()]) {
            if (trigger - before < target.end() && trigger + after >= target.start()) {
                bridge((int) (trigger - target.start()) + lead, input, lead, out);
            }
        }
    }

    /** Bridges the stretch around a row of the input. */
    private void bridge(int trigger, Samples input, int lead, Samples out) {
        int first = Math.max(trigger - before, lead);
        int last = Math.min(trigger + after, lead + out.numSamples() - 1);
        int[] points = points(trigger, input.numSamples());
        double[][] columns = new double[last - first + 1][input.numChannels()];
        for (int c = 0; c < input.numChannels(); c++) {
            fill(columns, c, first, points, trigger, input);
        }
        for (int row = first; row <= last; row++) {
            Rows.store(columns[row - first], out, row - lead, type);
        }
    }

    /** The rows of the points that lie within the input, rising. */
    private int[] points(int trigger, int rows) {
        int[] all = new int[2 * SIDE];
        for (int k = 0; k < SIDE; k++) {
            all[k] = trigger - before - 1 - (SIDE - 1 - k) * spacing;
            all[SIDE + k] = trigger + after + 1 + k * spacing;
        }
        return Arrays.stream(all).filter(row -> row >= 0 && row < rows).toArray();
    }

    private void fill(double[][] columns, int channel, int first, int[] points, int trigger, Samples input) {
        int pre = (int) Arrays.stream(points).filter(row -> row < trigger).count();
        int post = points.length - pre;
        if (points.length < (cubic ? 5 : 2)) {
            double value = pre + post == 0 ? 0 : input.get(pre >= post ? points[pre - 1] : points[pre], channel);
            for (double[] row : columns) {
                row[channel] = value;
            }
            return;
        }
        double[] at = new double[points.length];
        double[] values = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            int from = i == pre - 1 ? points[i] - 3 : i == pre ? points[i] : points[i] - 2;
            int to = i == pre - 1 ? points[i] : i == pre ? points[i] + 3 : points[i] + 2;
            at[i] = points[i];
            values[i] = median(input, channel, Math.max(0, from), Math.min(input.numSamples() - 1, to));
        }
        if (cubic) {
            CubicSpline spline = CubicSpline.through(at, values, CubicSpline.Ends.NOT_A_KNOT);
            for (int k = 0; k < columns.length; k++) {
                columns[k][channel] = spline.value(first + k);
            }
        } else {
            for (int k = 0; k < columns.length; k++) {
                columns[k][channel] = line(at, values, Math.clamp(pre, 1, points.length - 1), first + k);
            }
        }
    }

    /** The line through the points before and at {@code right}. */
    private static double line(double[] at, double[] values, int right, double x) {
        double slope = (values[right] - values[right - 1]) / (at[right] - at[right - 1]);
        return values[right - 1] + slope * (x - at[right - 1]);
    }

    private static double median(Samples input, int channel, int from, int to) {
        double[] values = new double[to - from + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = input.get(from + i, channel);
        }
        return Median.inPlace(values, 0, values.length);
    }
}
