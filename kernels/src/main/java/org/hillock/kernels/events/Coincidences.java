package org.hillock.kernels.events;

/** Events of several series at one time. */
public final class Coincidences {
    private Coincidences() {}

    /**
     * Writes for each event how many there are at its time, itself included.
     *
     * @param times rising within {@code [from, to)}
     * @param sizes where the counts are written, at the same positions
     */
    public static void groupSizes(long[] times, int from, int to, int[] sizes) {
        int start = from;
        while (start < to) {
            int end = start + 1;
            while (end < to && times[end] == times[start]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                sizes[i] = end - start;
            }
            start = end;
        }
    }
}
