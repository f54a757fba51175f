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
        return IntStream.range(0, geometry.length)
                .mapToObj(c -> nearest(geometry, c))
                .toArray(int[][]::new);
    }

    private static int[] nearest(float[][] geometry, int channel) {
        float[] distance = new float[geometry.length];
        for (int k = 0; k < distance.length; k++) {
            float dx = geometry[k][0] - geometry[channel][0];
            float dy = geometry[k][1] - geometry[channel][1];
            distance[k] = (float) Math.sqrt(dx * dx + dy * dy);
        }
        distance[channel] = -1;
        Integer[] order = IntStream.range(0, distance.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(k -> distance[k]));
        return Arrays.stream(order).limit(COUNT).mapToInt(Integer::intValue).toArray();
    }
}
