package org.hillock.kernels.templates;

/**
 * The extrema of a spike by their prominence: the main trough, the main peaks before and after it, and what follows from them; after the
 * template metrics of the newest {@code spikeinterface} and of bombcell (Fabre et al. 2023).
 *
 * <p>A trough or peak must stand out by a part of the largest absolute value; if none does, by half of that; if still none does, the
 * lowest (highest) sample of the stretch counts if it is not at its edge. Of several the most prominent is the main one. What is missing
 * gives NaN. Durations are in the unit of time of the rate.
 *
 * @param curve values at the rate
 * @param rate samples per unit of time
 * @param trough the main trough
 * @param before the main peak before it
 * @param after the main peak after it
 * @param numTroughs troughs of the whole curve
 * @param numPeaks peaks of the whole curve
 */
public record ExtremaShape(
        double[] curve, double rate, Extremum trough, Extremum before, Extremum after, int numTroughs, int numPeaks) {
    /**
     * One extremum.
     *
     * @param index where; -1 where there is none
     * @param width at half its prominence, in samples; NaN where it was not found by prominence
     */
    public record Extremum(int index, double width) {
        private static final Extremum NONE = new Extremum(-1, Double.NaN);

        /** Whether there is one. */
        public boolean isThere() {
            return index >= 0;
        }
    }

    private record Found(Extremum main, int count) {}

    /** Finds the extrema; they stand out by {@code part} times the largest absolute value. */
    public static ExtremaShape of(double[] curve, double rate, double part) {
        double largest = 0;
        double[] turned = new double[curve.length];
        for (int i = 0; i < curve.length; i++) {
            largest = Math.max(largest, Math.abs(curve[i]));
            turned[i] = -curve[i];
        }
        double prominence = part * largest;
        Found troughs = find(turned, 0, curve.length, prominence);
        int middle = troughs.main.index;
        if (middle < 0) {
            Found peaks = find(curve, 0, curve.length, prominence);
            return new ExtremaShape(curve, rate, Extremum.NONE, Extremum.NONE, peaks.main, 0, peaks.count);
        }
        Found before = find(curve, 0, middle + 1, prominence);
        Found after = find(curve, middle, curve.length, prominence);
        return new ExtremaShape(
                curve, rate, troughs.main, before.main, after.main, troughs.count, before.count + after.count);
    }

    private static Found find(double[] values, int from, int to, double prominence) {
        double[] stretch = java.util.Arrays.copyOfRange(values, from, to);
        for (double enough = prominence; enough >= prominence / 2; enough /= 2) {
            Peaks peaks = Peaks.of(stretch, Double.NEGATIVE_INFINITY, enough, 0);
            int main = peaks.mostProminent();
            if (main >= 0 && enough > 0) {
                return new Found(new Extremum(from + peaks.indices()[main], peaks.widths()[main]), peaks.count());
            }
            if (!(enough > 0)) {
                break;
            }
        }
        int highest = 0;
        for (int i = 1; i < stretch.length; i++) {
            highest = stretch[i] > stretch[highest] ? i : highest;
        }
        boolean inside = highest > 0 && highest < stretch.length - 1;
        return inside ? new Found(new Extremum(from + highest, Double.NaN), 1) : new Found(Extremum.NONE, 0);
    }

    /** From the main trough to the main peak after it. */
    public double peakToTroughDuration() {
        return trough.isThere() && after.isThere() ? (after.index - trough.index) / rate : Double.NaN;
    }

    /** How long the curve is below half the value of the main trough around it. */
    public double troughHalfWidth() {
        return halfWidth(trough);
    }

    /** How long the curve is above half the value of the main peak around it, the higher of those before and after the trough. */
    public double peakHalfWidth() {
        return halfWidth(mainPeak());
    }

    private double halfWidth(Extremum extremum) {
        if (!extremum.isThere() || curve[extremum.index] == 0) {
            return Double.NaN;
        }
        double begin = crossing(extremum.index, -1);
        double end = crossing(extremum.index, 1);
        return (end - begin) / rate;
    }

    /** Where half the value is crossed on one side, between samples; NaN where it is not. */
    private double crossing(int extremum, int step) {
        double half = curve[extremum] / 2;
        double sign = Math.signum(half);
        for (int i = extremum + step; i >= 0 && i < curve.length; i += step) {
            if (sign * curve[i] < sign * half) {
                double share = (curve[i - step] - half) / (curve[i - step] - curve[i]);
                return i - step + step * share;
            }
        }
        return Double.NaN;
    }

    /** From the extremum with the largest absolute value to the next one in time. */
    public double mainToNextExtremumDuration() {
        Extremum[] all = {before, trough, after};
        int main = -1;
        for (int i = 0; i < all.length; i++) {
            boolean larger =
                    all[i].isThere() && (main < 0 || Math.abs(curve[all[i].index]) > Math.abs(curve[all[main].index]));
            main = larger ? i : main;
        }
        for (int i = main + 1; main >= 0 && i < all.length; i++) {
            if (all[i].isThere()) {
                return (all[i].index - all[main].index) / rate;
            }
        }
        return Double.NaN;
    }

    /** The slope from the main trough to before the first sample at or above 0. */
    public double repolarizationSlope() {
        return trough.isThere()
                ? new SpikeShape(curve, rate, trough.index, trough.index).repolarizationSlope()
                : Double.NaN;
    }

    /** The slope from the main peak after the trough on, for at most {@code window} of time. */
    public double recoverySlope(double window) {
        return trough.isThere() && after.isThere()
                ? new SpikeShape(curve, rate, trough.index, after.index).recoverySlope(window)
                : Double.NaN;
    }

    /** The value of the main peak over the absolute one of the trough. */
    public double mainPeakToTroughRatio() {
        return ratio(mainPeak(), trough);
    }

    /** The value of the peak before over the absolute one of the trough. */
    public double peakBeforeToTroughRatio() {
        return ratio(before, trough);
    }

    /** The value of the peak after over the absolute one of the trough. */
    public double peakAfterToTroughRatio() {
        return ratio(after, trough);
    }

    /** The value of the peak before over the absolute one of the peak after. */
    public double peakBeforeToPeakAfterRatio() {
        return ratio(before, after);
    }

    private double ratio(Extremum above, Extremum below) {
        return above.isThere() && below.isThere() ? curve[above.index] / Math.abs(curve[below.index]) : Double.NaN;
    }

    private Extremum mainPeak() {
        if (!before.isThere() || !after.isThere()) {
            return before.isThere() ? before : after;
        }
        return curve[before.index] > curve[after.index] ? before : after;
    }

    /** How wide the main trough is at half its prominence. */
    public double troughWidth() {
        return trough.width / rate;
    }

    /** How wide the peak before is at half its prominence. */
    public double peakBeforeWidth() {
        return before.width / rate;
    }

    /** How wide the peak after is at half its prominence. */
    public double peakAfterWidth() {
        return after.width / rate;
    }

    /** The largest absolute value within the first {@code window} of time over the largest of all; NaN of a curve of zeros. */
    public double baselineFlatness(double window) {
        int end = (int) Math.min(curve.length, Math.max(1, Math.floor(window * rate)));
        double early = 0;
        double largest = 0;
        for (int i = 0; i < curve.length; i++) {
            largest = Math.max(largest, Math.abs(curve[i]));
            early = i < end ? largest : early;
        }
        return largest == 0 ? Double.NaN : early / largest;
    }
}
