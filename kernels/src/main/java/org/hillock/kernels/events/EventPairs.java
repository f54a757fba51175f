package org.hillock.kernels.events;

/** Counts of pairs of events by the time between them; times rise, equal ones may occur. */
public final class EventPairs {
    private EventPairs() {}

    /** Returns the number of pairs i &lt; j with {@code above < times[j] - times[i] <= upTo}. */
    public static long between(long[] times, long above, long upTo) {
        return atMost(times, upTo) - atMost(times, above);
    }

    /** Returns the number of pairs i &lt; j with {@code times[j] - times[i] <= distance}. */
    public static long atMost(long[] times, long distance) {
        long pairs = 0;
        int first = 0;
        for (int j = 0; j < times.length; j++) {
            while (times[j] - times[first] > distance) {
                first++;
                if (first > j) {
                    return pairs;
                }
            }
            pairs += j - first;
        }
        return pairs;
    }

    /**
     * Adds, for bins of one width from 0 on, the ordered pairs whose distance lies in each: a pair of different times once, one of equal
     * times twice (both orders).
     *
     * @param counts of each bin {@code [k width, (k + 1) width)}; what lies beyond the last is not counted
     */
    public static void addHistogram(long[] times, long width, long[] counts) {
        long reach = width * counts.length;
        for (int i = 0; i < times.length; i++) {
            for (int j = i + 1; j < times.length && times[j] - times[i] < reach; j++) {
                long distance = times[j] - times[i];
                counts[(int) (distance / width)] += distance == 0 ? 2 : 1;
            }
        }
    }
}
