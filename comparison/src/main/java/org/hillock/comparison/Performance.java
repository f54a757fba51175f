package org.hillock.comparison;

import java.util.List;
import java.util.Locale;

/**
 * Rates of a sorter, each in [0, 1].
 *
 * <p>A rate without events to divide by is 0.
 *
 * @param accuracy {@code tp / (tp + fn + fp)}
 * @param recall {@code tp / (tp + fn)}
 * @param precision {@code tp / (tp + fp)}
 * @param falseDiscoveryRate {@code fp / (tp + fp)}
 * @param missRate {@code fn / (tp + fn)}
 */
public record Performance(
        double accuracy, double recall, double precision, double falseDiscoveryRate, double missRate) {
    /** The names of the rates, in the order of {@link #rates}. */
    public static final List<String> NAMES =
            List.of("accuracy", "recall", "precision", "false_discovery_rate", "miss_rate");

    /** The rates of counts. */
    public static Performance of(long tp, long fn, long fp) {
        return new Performance(
                ratio(tp, tp + fn + fp),
                ratio(tp, tp + fn),
                ratio(tp, tp + fp),
                ratio(fp, tp + fp),
                ratio(fn, tp + fn));
    }

    /** As {@link #of}, but all rates are 0 where no spike was found: a defect of SpikeInterface 0.101. */
    static Performance quirky(long tp, long fn, long fp) {
        return tp == 0 ? new Performance(0, 0, 0, 0, 0) : of(tp, fn, fp);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The mean of each rate; NaN of none. */
    public static Performance average(List<Performance> all) {
        double[] sums = new double[NAMES.size()];
        for (Performance one : all) {
            double[] rates = one.rates();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += rates[i];
            }
        }
        int n = all.size();
        return new Performance(sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n, sums[4] / n);
    }

    /** The rates in the order of {@link #NAMES}. */
    public double[] rates() {
        return new double[] {accuracy, recall, precision, falseDiscoveryRate, missRate};
    }

    /** One line a rate, in percent. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        double[] rates = rates();
        for (int i = 0; i < rates.length; i++) {
            out.append(NAMES.get(i).toUpperCase(Locale.ROOT).replace('_', ' '))
                    .append(": ")
                    .append(String.format(Locale.ROOT, "%.2f %%%n", 100 * rates[i]));
        }
        return out.toString();
    }
}
