package org.hillock.kernels.events;

/** The part of strangers in a series whose own events keep a dead time, from the number of pairs within it (Llobet et al. 2022). */
public final class Refractoriness {
    private Refractoriness() {}

    /**
     * Returns C = 1 - √D with D = 1 - pairs (T - 2 N censored) / (N² (dead - censored)); 1 where D is negative, NaN without events.
     *
     * @param pairs of events within the dead time
     * @param events N
     * @param duration T, in the unit of the times
     * @param dead the dead time
     * @param censored below which pairs are never seen, less than {@code dead}
     */
    public static double contamination(long pairs, long events, double duration, double dead, double censored) {
        if (events == 0) {
            return Double.NaN;
        }
        double n = events;
        double d = 1 - pairs * (duration - 2 * n * censored) / (n * n * (dead - censored));
        return d < 0 ? 1 : 1 - Math.sqrt(d);
    }
}
