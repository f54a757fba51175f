package org.hillock.sorters.spikesift.steps;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The channels nearest to each channel, from which the shape of its spikes is taken. */
public final class NearestChannels {
    /** Channels of a snippet, where the probe has as many. */
    public static final int COUNT = 5;

    private NearestChannels() {}

    /**
     * The nearest channels of every channel, ordered by (distance, channel number), the channel itself always first.
     *
     * @param geometry {@code [channels][2]} positions in micrometres
     * @return {@code [channels][min(5, channels)]} channel numbers
     */
    public static int[][] of(float[][] geometry) {
        int[][] nearest = new int[geometry.length][];
        for (int c = 0; c < nearest.length; c++) {
            float[] distances = distances(geometry, c);
            distances[c] = -1;
            nearest[c] = IntStream.range(0, distances.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> distances[k]))
                    .limit(COUNT)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return nearest;
    }

    /**
     * The nearest channels in the order of the reference run on NumPy before 1.25, whose sort leaves equal distances in an
     * order of its own; to repeat its results on regular probes.
     *
     * @param geometry {@code [channels][2]} positions in micrometres
     * @return {@code [channels][min(5, channels)]} channel numbers
     */
    public static int[][] inReferenceOrder(float[][] geometry) {
        int[][] nearest = new int[geometry.length][];
        for (int c = 0; c < nearest.length; c++) {
            nearest[c] = Arrays.copyOf(UnstableOrder.of(distances(geometry, c)), Math.min(COUNT, geometry.length));
        }
        return nearest;
    }

    private static float[] distances(float[][] geometry, int channel) {
        float[] distances = new float[geometry.length];
        for (int k = 0; k < distances.length; k++) {
            float dx = geometry[k][0] - geometry[channel][0];
            float dy = geometry[k][1] - geometry[channel][1];
            distances[k] = (float) Math.sqrt(dx * dx + dy * dy);
        }
        return distances;
    }
}
