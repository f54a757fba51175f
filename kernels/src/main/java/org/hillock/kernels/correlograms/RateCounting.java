package org.hillock.kernels.correlograms;

import java.util.Arrays;
import java.util.List;
import org.hillock.kernels.statistics.Quantile;

/**
 * The autocorrelogram of a train by how fast it fires at the time (Beau et al. 2025, Cell 188:1-19, "3D ACG").
 *
 * <p>An event lasts from the middle between it and the event before to the middle between it and the next (the outermost ones as long on
 * their open side as on the other); the rate is one over its length, and the rate at an event is the mean over a window around it.
 * Events are put into groups of equal size by their rate, and of each group the share of its events that have another event at a lag is
 * given, in bins centred on whole multiples of a bin. The event itself doesn't count.
 *
 * @param probabilities {@code [groups × bins]}, row-major, an odd number of bins, the middle one around lag 0; positive lags are later
 *     events; 0 for groups without events
 * @param upperRates the highest rate of each group, in events per unit of time; 0 without events
 */
public record RateCounting(double[] probabilities, double[] upperRates) {
    /**
     * Counts the events of several stretches of time.
     *
     * @param stretches times of each stretch in rising order
     * @param bin length of a bin, 1 or more
     * @param halfBins bins on each side of the middle one
     * @param numGroups number of groups, 1 or more
     * @param smoothing length of the window around an event over which the rate is averaged; 0: the event's own rate
     */
    public static RateCounting of(List<long[]> stretches, int bin, int halfBins, int numGroups, double smoothing) {
        if (bin < 1 || halfBins < 0 || numGroups < 1 || !(smoothing >= 0)) {
            throw new IllegalArgumentException("rateCounting: bin = " + bin + ", halfBins = " + halfBins
                    + ", numGroups = " + numGroups + ", smoothing = " + smoothing
                    + " must be at least 1, 0, 1 and 0. Give other sizes.");
        }
        double[][] rates =
                stretches.stream().map(times -> rates(times, smoothing)).toArray(double[][]::new);
        double[] all = Arrays.stream(rates).flatMapToDouble(Arrays::stream).toArray();
        int width = 2 * halfBins + 1;
        double[] sums = new double[numGroups * width];
        if (all.length == 0) {
            return new RateCounting(sums, new double[numGroups]);
        }
        double[] upper = new double[numGroups];
        for (int g = 0; g < numGroups; g++) {
            upper[g] = Quantile.of(all, (g + 1.0) / numGroups);
        }
        long[] members = new long[numGroups];
        for (int s = 0; s < rates.length; s++) {
            count(stretches.get(s), rates[s], upper, bin, halfBins, sums, members);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = members[i / width] == 0 ? 0 : sums[i] / members[i / width];
        }
        return new RateCounting(sums, upper);
    }

    private static void count(
            long[] times, double[] rates, double[] upper, int bin, int halfBins, double[] sums, long[] members) {
        int width = 2 * halfBins + 1;
        int first = 0;
        for (int i = 0; i < times.length; i++) {
            int group = group(rates[i], upper);
            members[group]++;
            while (binOf(times[first] - times[i], bin) < -halfBins) {
                first++;
            }
            for (int j = first; j < times.length; j++) {
                long lagBin = binOf(times[j] - times[i], bin);
                if (lagBin > halfBins) {
                    break;
                }
                sums[group * width + halfBins + (int) lagBin] += j == i ? 0 : 1;
            }
        }
    }

    private static long binOf(long lag, int bin) {
        return Math.floorDiv(2 * lag + bin, 2L * bin);
    }

    private static int group(double rate, double[] upper) {
        int group = 0;
        while (group < upper.length - 1 && rate > upper[group]) {
            group++;
        }
        return group;
    }

    private static double[] rates(long[] times, double smoothing) {
        int n = times.length;
        double[] rates = new double[n];
        if (n < 2) {
            return rates;
        }
        double[] borders = borders(times);
        int low = 0;
        int high = 0;
        for (int i = 0; i < n; i++) {
            if (smoothing == 0) {
                double length = borders[i + 1] - borders[i];
                rates[i] = length > 0 ? 1 / length : Double.POSITIVE_INFINITY;
                continue;
            }
            double from = times[i] - smoothing / 2;
            double to = times[i] + smoothing / 2;
            while (low < n - 1 && borders[low + 1] <= from) {
                low++;
            }
            while (high < n - 1 && borders[high + 1] <= to) {
                high++;
            }
            rates[i] = (eventsUntil(to, borders, high) - eventsUntil(from, borders, low)) / smoothing;
        }
        return rates;
    }

    /** The number of events before a time, the one that lasts then in part. */
    private static double eventsUntil(double time, double[] borders, int event) {
        double length = borders[event + 1] - borders[event];
        double part = length > 0 ? (time - borders[event]) / length : 1;
        return event + Math.clamp(part, 0, 1);
    }

    private static double[] borders(long[] times) {
        int n = times.length;
        double[] borders = new double[n + 1];
        for (int i = 1; i < n; i++) {
            borders[i] = (times[i - 1] + times[i]) / 2.0;
        }
        borders[0] = 2 * times[0] - borders[1];
        borders[n] = 2 * times[n - 1] - borders[n - 1];
        return borders;
    }
}
