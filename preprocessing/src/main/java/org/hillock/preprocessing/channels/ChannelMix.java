package org.hillock.preprocessing.channels;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.rows.RowKernel;

/**
 * Output channels as weighted sums of few input channels: y(k) = Σ weights(k)(i) · x(sources(k)(i)), summed in double.
 *
 * @param sources the columns of each output channel
 * @param weights their weights
 */
public record ChannelMix(int[][] sources, double[][] weights) {
    /** The kernel that mixes rows. */
    public Kernel kernel(DType outputType) {
        return RowKernel.of(this::mix, this::mix, outputType);
    }

    private void mix(float[] row, float[] result) {
        for (int k = 0; k < result.length; k++) {
            int[] from = sources[k];
            double[] by = weights[k];
            double sum = 0;
            for (int i = 0; i < from.length; i++) {
                sum += by[i] * row[from[i]];
            }
            result[k] = (float) sum;
        }
    }

    private void mix(double[] row, double[] result) {
        for (int k = 0; k < result.length; k++) {
            int[] from = sources[k];
            double[] by = weights[k];
            double sum = 0;
            for (int i = 0; i < from.length; i++) {
                sum += by[i] * row[from[i]];
            }
            result[k] = sum;
        }
    }

    /** The channel locations of a recording, refused in the name of {@code operation} where they are unknown. */
    static double[][] locations(String operation, RecordingInfo input) {
        return input.properties()
                .find("location")
                .map(NdArray::toRows)
                .orElseThrow(
                        () -> new WrongArgumentException(
                                operation
                                        + ": channel locations must be known (there is no probe). Set a probe first (--probe on the command line)."));
    }

    /** The number of a named axis. */
    static int axis(String operation, String direction, double[][] locations) {
        int axis = "xyz".indexOf(direction);
        if (axis < 0 || direction.length() != 1 || (locations.length > 0 && axis >= locations[0].length)) {
            throw new WrongArgumentException(operation + ": direction = '" + direction
                    + "' must be one of [x, y] (z where contacts lie in space).");
        }
        return axis;
    }
}
