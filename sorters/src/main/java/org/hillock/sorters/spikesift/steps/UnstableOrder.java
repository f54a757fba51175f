package org.hillock.sorters.spikesift.steps;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The order in which a plain quicksort leaves numbers, equal ones included: median of three, the larger part put aside,
 * parts of up to 16 numbers sorted by insertion (Sedgewick 1978). NumPy's default order of up to some thousand floats was
 * this one before it sorted with vector instructions (1.25).
 */
final class UnstableOrder {
    private static final int SMALL = 15;

    private final float[] keys;
    private final int[] order;

    private UnstableOrder(float[] keys) {
        this.keys = keys;
        this.order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /** The places of the numbers in rising order. */
    static int[] of(float[] keys) {
        UnstableOrder sorting = new UnstableOrder(keys);
        sorting.sort();
        return sorting.order;
    }

    private void sort() {
        record Part(int low, int high) {}
        Deque<Part> aside = new ArrayDeque<>();
        aside.push(new Part(0, order.length - 1));
        while (!aside.isEmpty()) {
            Part part = aside.pop();
            int low = part.low();
            int high = part.high();
            while (high - low > SMALL) {
                int middle = divide(low, high);
                if (middle - low < high - middle) {
                    aside.push(new Part(middle + 1, high));
                    high = middle - 1;
                } else {
                    aside.push(new Part(low, middle - 1));
                    low = middle + 1;
                }
            }
            insert(low, high);
        }
    }

    private int divide(int low, int high) {
        int middle = low + (high - low) / 2;
        putInOrder(low, middle);
        putInOrder(middle, high);
        putInOrder(low, middle);
        float pivot = key(middle);
        int up = low;
        int down = high - 1;
        swap(middle, down);
        while (true) {
            do {
                up++;
            } while (key(up) < pivot);
            do {
                down--;
            } while (pivot < key(down));
            if (up >= down) {
                swap(up, high - 1);
                return up;
            }
            swap(up, down);
        }
    }

    private void insert(int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            int moved = order[i];
            int place = i;
            while (place > low && keys[moved] < key(place - 1)) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = moved;
        }
    }

    private void putInOrder(int first, int second) {
        if (key(second) < key(first)) {
            swap(first, second);
        }
    }

    private float key(int place) {
        return keys[order[place]];
    }

    private void swap(int i, int j) {
        int moved = order[i];
        order[i] = order[j];
        order[j] = moved;
    }
}
