package org.hillock.sorters.spikesift.steps;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Moves amplitude profiles along the probe: each channel takes the value found a given way further up its own column,
 * interpolated linearly in y between the channels above and below.
 *
 * <p>Channels belong to one column when their x differ by at most 2 micrometres. Above the highest channel of the column the
 * value below is taken. Below the lowest one of the probe the value above is taken; otherwise the search downwards ends at
 * the lowest channel of the probe and takes it whatever its column.
 */
public final class DriftShift {
    private static final float COLUMN_UM = 2;

    private final int[] lower;
    private final int[] upper;
    private final float[] weight;

    private DriftShift(int[] lower, int[] upper, float[] weight) {
        this.lower = lower;
        this.upper = upper;
        this.weight = weight;
    }

    /**
     * The shift by {@code distance} micrometres on a probe.
     *
     * @param geometry {@code [channels][2]} positions in micrometres
     * @param distance how much further up each channel looks; may be negative
     */
    public static DriftShift of(float[][] geometry, double distance) {
        int channels = geometry.length;
        Integer[] boxed = IntStream.range(0, channels).boxed().toArray(Integer[]::new);
        Arrays.sort(boxed, Comparator.comparingDouble(c -> geometry[c][1]));
        int[] order = Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
        int[] lower = new int[channels];
        int[] upper = new int[channels];
        float[] weight = new float[channels];
        for (int c = 0; c < channels; c++) {
            double target = geometry[c][1] + distance;
            int place = firstAtOrAbove(geometry, order, target);
            int above = above(geometry, order, place, geometry[c][0]);
            int below = below(geometry, order, place, geometry[c][0]);
            upper[c] = above < 0 ? below : above;
            lower[c] = below < 0 ? upper[c] : below;
            float gap = geometry[upper[c]][1] - geometry[lower[c]][1];
            weight[c] = gap == 0 ? 0 : (float) ((target - geometry[lower[c]][1]) / gap);
        }
        return new DriftShift(lower, upper, weight);
    }

    private static int firstAtOrAbove(float[][] geometry, int[] order, double target) {
        int place = 0;
        while (place < order.length && geometry[order[place]][1] < target) {
            place++;
        }
        return place;
    }

    private static int above(float[][] geometry, int[] order, int place, float x) {
        for (int i = place; i < order.length; i++) {
            if (Math.abs(geometry[order[i]][0] - x) <= COLUMN_UM) {
                return order[i];
            }
        }
        return -1;
    }

    private static int below(float[][] geometry, int[] order, int place, float x) {
        for (int i = place - 1; i >= 0; i--) {
            if (i == 0 || Math.abs(geometry[order[i]][0] - x) <= COLUMN_UM) {
                return order[i];
            }
        }
        return -1;
    }

    /** The shifted profile of one cluster, one value a channel. */
    public float[] apply(float[] profile) {
        float[] shifted = new float[profile.length];
        for (int c = 0; c < shifted.length; c++) {
            float low = profile[lower[c]];
            shifted[c] = low + (profile[upper[c]] - low) * weight[c];
        }
        return shifted;
    }

    /** The shifted profiles of many clusters. */
    public float[][] apply(float[][] profiles) {
        float[][] shifted = new float[profiles.length][];
        for (int i = 0; i < profiles.length; i++) {
            shifted[i] = apply(profiles[i]);
        }
        return shifted;
    }
}
