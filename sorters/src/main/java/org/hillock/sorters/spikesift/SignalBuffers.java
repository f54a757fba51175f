package org.hillock.sorters.spikesift;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Large arrays that one sort leaves to the next, because making them costs as much time as filling them. They are held softly:
 * whoever needs the memory gets it. Thread-safe.
 */
final class SignalBuffers {
    private static final Map<Integer, Deque<SoftReference<float[]>>> IDLE = new HashMap<>();

    private SignalBuffers() {}

    /** An array of the given length with arbitrary content. */
    static float[] take(int length) {
        synchronized (IDLE) {
            Deque<SoftReference<float[]>> idle = IDLE.getOrDefault(length, new ArrayDeque<>());
            while (!idle.isEmpty()) {
                float @Nullable [] kept = idle.pop().get();
                if (kept != null) {
                    return kept;
                }
            }
        }
        return new float[length];
    }

    /** Leaves an array, which the caller no longer uses, to others; arrays of other lengths are given up. */
    static void giveBack(float[] array) {
        synchronized (IDLE) {
            IDLE.keySet().removeIf(length -> length != array.length);
            IDLE.computeIfAbsent(array.length, length -> new ArrayDeque<>()).push(new SoftReference<>(array));
        }
    }
}
