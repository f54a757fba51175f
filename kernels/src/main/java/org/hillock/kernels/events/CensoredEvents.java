package org.hillock.kernels.events;

import java.util.Arrays;

/** Events without those that follow a kept one too closely. */
public final class CensoredEvents {
    private CensoredEvents() {}

    /** Returns the positions of the first event and of each later one more than {@code period} after the last kept one. */
    public static int[] kept(long[] times, long period) {
        int[] kept = new int[times.length];
        int count = 0;
        for (int i = 0; i < times.length; i++) {
            if (count == 0 || times[i] - times[kept[count - 1]] > period) {
                kept[count++] = i;
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
