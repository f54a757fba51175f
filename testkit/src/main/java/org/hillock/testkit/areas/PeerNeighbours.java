package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The nearest channels as the reference has them: contacts at the same distance stand in the order in which a median-of-three
 * quicksort leaves them, which is of no use but decides which of them the reference looked at.
 *
 * <p>The sorter itself orders such contacts by their number; it takes another table where one is given.
 */
final class PeerNeighbours {
    private static final int INSERTION_BELOW = 16;
    private static final int COUNT = 5;

    private final float[] keys;
    private final int[] order;

    private PeerNeighbours(float[] keys) {
        this.keys = keys;
        this.order = IntStream.range(0, keys.length).toArray();
    }

    /** The nearest channels of every channel, {@code [channels][up to 5]}. */
    static int[][] of(float[][] geometry) {
        return Arrays.stream(geometry).map(own -> nearest(geometry, own)).toArray(int[][]::new);
    }

    private static int[] nearest(float[][] geometry, float[] own) {
        float[] distances = new float[geometry.length];
        for (int i = 0; i < distances.length; i++) {
            float dx = geometry[i][0] - own[0];
            float dy = geometry[i][1] - own[1];
            distances[i] = (float) Math.sqrt(dx * dx + dy * dy);
        }
        PeerNeighbours sorting = new PeerNeighbours(distances);
        sorting.quicksort(0, distances.length - 1);
        return Arrays.copyOf(sorting.order, Math.min(COUNT, distances.length));
    }

    private float key(int place) {
        return keys[order[place]];
    }

    private void swap(int a, int b) {
        int kept = order[a];
        order[a] = order[b];
        order[b] = kept;
    }

    private void quicksort(int low, int high) {
        if (high - low <= INSERTION_BELOW) {
            insertion(low, high);
            return;
        }
        int cut = partition(low, high);
        quicksort(low, cut - 1);
        quicksort(cut + 1, high);
    }

    /** Splits at the median of the first, the middle and the last key, which waits in the last place but one. */
    private int partition(int low, int high) {
        int middle = low + (high - low) / 2;
        orderPair(low, middle);
        orderPair(middle, high);
        orderPair(low, middle);
        float pivot = key(middle);
        swap(middle, high - 1);
        int up = low;
        int down = high - 1;
        while (true) {
            do {
                up++;
            } while (key(up) < pivot);
            do {
                down--;
            } while (pivot < key(down));
            if (up >= down) {
                break;
            }
            swap(up, down);
        }
        swap(up, high - 1);
        return up;
    }

    private void orderPair(int a, int b) {
        if (key(b) < key(a)) {
            swap(a, b);
        }
    }

    private void insertion(int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            int moved = order[i];
            int place = i;
            while (place > low && keys[moved] < keys[order[place - 1]]) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = moved;
        }
    }
}
