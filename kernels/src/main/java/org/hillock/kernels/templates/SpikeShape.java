package org.hillock.kernels.templates;

/**
 * The trough of a spike and the peak after it, and what follows from them; after the template metrics of the Allen Institute's
 * {@code ecephys_spike_sorting} as {@code spikeinterface} 0.101 has them.
 *
 * <p>The trough is the lowest sample (the first of several), the peak the highest from it on. All durations are in the unit of time that
 * the rate is given in.
 *
 * @param curve values at the rate
 * @param rate samples per unit of time
 * @param trough index of the trough
 * @param peak index of the peak
 */
public record SpikeShape(double[] curve, double rate, int trough, int peak) {
    private static final int FEWEST_SAMPLES = 3;

    /** Finds trough and peak of a curve of at least one sample. */
    public static SpikeShape of(double[] curve, double rate) {
        int trough = 0;
        for (int i = 1; i < curve.length; i++) {
            trough = curve[i] < curve[trough] ? i : trough;
        }
        int peak = trough;
        for (int i = trough + 1; i < curve.length; i++) {
            peak = curve[i] > curve[peak] ? i : peak;
        }
        return new SpikeShape(curve, rate, trough, peak);
    }

    /** From the trough to the peak. */
    public double peakToValley() {
        return (peak - trough) / rate;
    }

    /** The value at the peak divided by that at the trough: usually below 0; 1 where both are one. */
    public double peakTroughRatio() {
        return curve[peak] / curve[trough];
    }

    /**
     * From the sample before the first below half the trough to the one after the last; NaN where no sample before the trough is below,
     * or none from it on.
     */
    public double halfWidth() {
        double threshold = curve[trough] / 2;
        int first = 0;
        while (first < trough && !(curve[first] < threshold)) {
            first++;
        }
        int last = curve.length - 1;
        while (last >= trough && !(curve[last] < threshold)) {
            last--;
        }
        boolean isThere = peak != 0 && first < trough && last >= trough;
        return isThere ? (last + 1 - (first - 1)) / rate : Double.NaN;
    }

    /** The slope of the line through the samples from the trough to before the first at or above 0; NaN for fewer than 3 samples. */
    public double repolarizationSlope() {
        int end = trough;
        while (end < curve.length && !(curve[end] >= 0)) {
            end++;
        }
        return end == curve.length || end - trough < FEWEST_SAMPLES
                ? Double.NaN
                : LineFit.slope(curve, trough, end, rate);
    }

    /** The slope of the line through the samples from the peak on, for at most {@code window} of time; NaN for fewer than 2 samples. */
    public double recoverySlope(double window) {
        int end = (int) Math.min(curve.length, Math.floor(peak + window * rate));
        return LineFit.slope(curve, peak, end, rate);
    }

    /** Number of peaks of at least {@code height} times the largest absolute value, and at least {@code width} of time wide. */
    public int numPositivePeaks(double height, double width) {
        return count(curve, height, width);
    }

    /** The same of the curve turned over. */
    public int numNegativePeaks(double height, double width) {
        double[] turned = new double[curve.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = -curve[i];
        }
        return count(turned, height, width);
    }

    private int count(double[] values, double height, double width) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return Peaks.of(values, height * largest, 0, Math.floor(width * rate)).count();
    }
}
