package org.hillock.core.tools;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;

/** Distances and orders of channels, from their locations alone. */
final class ChannelGeometry {
    private static final List<String> AXES = List.of("x", "y", "z");

    private ChannelGeometry() {}

    static double[][] distances(double[][] locations) {
        int n = locations.length;
        double[][] out = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                out[a][b] = distance(locations[a], locations[b]);
            }
        }
        return out;
    }

    private static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            squares += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(squares);
    }

    static ClosestChannels closest(double[][] locations, int[] channels, int count) {
        double[][] distances = distances(locations);
        int[][] indices = new int[channels.length][];
        double[][] sorted = new double[channels.length][];
        for (int i = 0; i < channels.length; i++) {
            int self = channels[i];
            double[] from = distances[self];
            indices[i] = IntStream.range(0, from.length)
                    .filter(other -> other != self)
                    .boxed()
                    .sorted(Comparator.comparingDouble(other -> from[other]))
                    .limit(count)
                    .mapToInt(Integer::intValue)
                    .toArray();
            sorted[i] =
                    Arrays.stream(indices[i]).mapToDouble(other -> from[other]).toArray();
        }
        return new ClosestChannels(indices, sorted);
    }

    static DepthOrder byDepth(double[][] locations, List<String> dimensions, boolean flip) {
        Comparator<Integer> rule = Comparator.comparingInt(channel -> 0);
        for (String dimension : dimensions.reversed()) {
            int axis = axis(dimension, locations);
            rule = rule.thenComparingDouble(channel -> locations[channel][axis]);
        }
        List<Integer> sorted =
                IntStream.range(0, locations.length).boxed().sorted(rule).toList();
        int[] order = (flip ? sorted.reversed() : sorted)
                .stream().mapToInt(Integer::intValue).toArray();
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return new DepthOrder(order, inverse);
    }

    private static int axis(String dimension, double[][] locations) {
        int axis = AXES.indexOf(dimension);
        int known = locations.length == 0 ? AXES.size() : locations[0].length;
        if (axis < 0 || axis >= known) {
            throw new WrongArgumentException("order_channels_by_depth: dimensions = '" + dimension + "' must be one of "
                    + AXES.subList(0, known) + ".");
        }
        return axis;
    }
}
