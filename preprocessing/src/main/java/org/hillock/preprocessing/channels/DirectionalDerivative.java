package org.hillock.preprocessing.channels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;

/**
 * The derivative in space along an axis, within each column of channels that agree in the other coordinates, in samples per µm. A
 * channel alone in its column gives 0. Order 0 subtracts the mean of the column instead.
 *
 * <p>Inside a column the three-point formula for uneven distances holds, at its ends the difference of two (edge order 1) or the
 * parabola through three points (edge order 2).
 *
 * @param direction x, y or z
 * @param order how often the derivative is taken; 0: the mean of the column is subtracted
 * @param edgeOrder accuracy at the ends of a column, 1 or 2
 * @param dtype type of the result; absent: that of the recording
 */
@Wire(
        name = "directional_derivative",
        pythonClass = "spikeinterface.preprocessing.directional_derivative.DirectionalDerivativeRecording",
        parent = "recording",
        doc = "Takes the derivative along an axis of the probe.")
public record DirectionalDerivative(
        @Param(doc = "Axis: x, y or z.", standard = "\"y\"") String direction,

        @Param(
                doc = "How often the derivative is taken; 0 subtracts the mean of the column.",
                standard = "1",
                min = 0,
                max = 8)
        int order,

        @Param(doc = "Accuracy at the ends of a column.", standard = "1", min = 1, max = 2)
        int edgeOrder,

        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "\"float32\"")
        Optional<DType> dtype)
        implements Preprocessor {
    private static final String NAME = "directional_derivative";

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        ChannelMix.axis(NAME, direction, ChannelMix.locations(NAME, input));
        return input.withDtype(dtype.orElse(input.dtype()));
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        double[][] locations = ChannelMix.locations(NAME, input);
        int axis = ChannelMix.axis(NAME, direction, locations);
        int[][] sources = new int[locations.length][];
        double[][] weights = new double[locations.length][];
        for (int[] column : columns(locations, axis)) {
            double[] at =
                    Arrays.stream(column).mapToDouble(c -> locations[c][axis]).toArray();
            double[][] matrix = power(at);
            for (int i = 0; i < column.length; i++) {
                sources[column[i]] = column;
                weights[column[i]] = matrix[i];
            }
        }
        return new ChannelMix(sources, weights).kernel(dtype.orElse(input.dtype()));
    }

    /** Channels that agree in all coordinates but one, in rising order of that one. */
    private static List<int[]> columns(double[][] locations, int axis) {
        Map<List<Double>, List<Integer>> byOthers = new LinkedHashMap<>();
        for (int c = 0; c < locations.length; c++) {
            List<Double> others = new ArrayList<>();
            for (int d = 0; d < locations[c].length; d++) {
                if (d != axis) {
                    others.add(locations[c][d] + 0.0);
                }
            }
            byOthers.computeIfAbsent(others, key -> new ArrayList<>()).add(c);
        }
        return byOthers.values().stream()
                .map(column -> column.stream()
                        .sorted(Comparator.comparingDouble(c -> locations[c][axis]))
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toList();
    }

    private double[][] power(double[] at) {
        double[][] matrix = new double[at.length][at.length];
        for (int i = 0; i < at.length; i++) {
            Arrays.fill(matrix[i], order == 0 ? -1.0 / at.length : 0);
            matrix[i][i] += 1;
        }
        double[][] once = once(at);
        for (int k = 0; k < order; k++) {
            matrix = times(once, matrix);
        }
        return matrix;
    }

    private static double[][] times(double[][] a, double[][] b) {
        int n = a.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n && a[i][k] != 0; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private double[][] once(double[] at) {
        int n = at.length;
        double[][] matrix = new double[n][n];
        for (int i = 1; i < n - 1; i++) {
            double before = at[i] - at[i - 1];
            double after = at[i + 1] - at[i];
            matrix[i][i - 1] = -after / (before * (before + after));
            matrix[i][i] = (after - before) / (before * after);
            matrix[i][i + 1] = before / (after * (before + after));
        }
        if (n >= 2) {
            end(matrix[0], at, 0, 1);
            end(matrix[n - 1], at, n - 1, -1);
        }
        return matrix;
    }

    /** The row of an outermost channel; {@code step} leads inwards. */
    private void end(double[] row, double[] at, int edge, int step) {
        double first = at[edge + step] - at[edge];
        if (edgeOrder == 1 || at.length == 2) {
            row[edge] = -1 / first;
            row[edge + step] = 1 / first;
            return;
        }
        double second = at[edge + 2 * step] - at[edge + step];
        row[edge] = -(2 * first + second) / (first * (first + second));
        row[edge + step] = (first + second) / (first * second);
        row[edge + 2 * step] = -first / (second * (first + second));
    }
}
