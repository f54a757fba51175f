package org.hillock.curation;

import java.util.OptionalDouble;
import org.hillock.core.errors.WrongArgumentException;

/**
 * How many spikes of a unit are of another neuron, judged by refractory periods.
 *
 * <p>A frame stands for a spike somewhere within it, so that two spikes {@code d} frames apart lie closer than {@code t} frames with the
 * probability that the sum of two even deviations of half a frame leaves: 1/2 for {@code d = t}, 0 from {@code d = t + 1} on. After {@code
 * spikeinterface.curation.auto_merge}.
 *
 * @param samplingFrequency frames per second
 * @param numSamples frames of the recording
 * @param period when a neuron does not fire
 */
public record Contamination(double samplingFrequency, long numSamples, RefractoryPeriod period) {
    /** Refuses a recording without frames. */
    public Contamination {
        if (numSamples <= 0 || !(samplingFrequency > 0)) {
            throw new WrongArgumentException("estimate_contamination: num_samples = " + numSamples
                    + " and sampling_frequency = " + samplingFrequency + " Hz must be positive.");
        }
    }

    /**
     * What two units tell of one another.
     *
     * @param estimate the part of the second unit's spikes that is not of the first unit's neuron; about 1 for two neurons, about the first
     *     unit's own contamination for one
     * @param pValue how likely as many coincidences are where the part is at most the given limit
     */
    public record Cross(double estimate, double pValue) {}

    /** The part of a unit's spikes, in [0, 1], that is of other neurons; NaN without spikes. */
    public double estimate(long[] train) {
        double refractory = period.refractoryFrames(samplingFrequency);
        double censored = period.censoredFrames(samplingFrequency);
        double n = train.length;
        double violations = 0;
        for (int i = 0; i < train.length; i++) {
            for (int j = i + 1; j < train.length && train[j] - train[i] < refractory + 1; j++) {
                violations += within(train[j] - train[i], refractory);
            }
        }
        double rest = 1 - violations * (numSamples - 2 * n * censored) / (n * n * (refractory - censored));
        return rest < 0 ? 1 : 1 - Math.sqrt(rest);
    }

    /**
     * The part of the second unit's spikes that is not of the first unit's neuron.
     *
     * @param contamination1 that of the first unit; absent: estimated
     */
    public double cross(long[] train1, long[] train2, OptionalDouble contamination1) {
        double own = contamination1.orElseGet(() -> estimate(train1));
        double chance = (double) train1.length * train2.length * 2 * wholeRefractory();
        return (coincidences(train1, train2) * numSamples / chance - own) / (1 - own);
    }

    /**
     * The same, and how likely it is by chance.
     *
     * @param limit the part that is taken for chance, in [0, 1]
     */
    public Cross cross(long[] train1, long[] train2, OptionalDouble contamination1, double limit) {
        double own = contamination1.orElseGet(() -> estimate(train1));
        double trials = (double) train1.length * train2.length * ((1 - limit) * own + limit);
        double each = 2 * wholeRefractory() / numSamples;
        long fewer = (long) (coincidences(train1, train2) - 1);
        return new Cross(cross(train1, train2, OptionalDouble.of(own)), BinomialTail.above(fewer, trials, each));
    }

    /** The probability of more than {@code x} successes in {@code n} trials, which need not be whole, of probability {@code p} each. */
    public static double binomSf(long x, double n, double p) {
        return BinomialTail.above(x, n, p);
    }

    private double wholeRefractory() {
        return Math.rint(period.refractoryFrames(samplingFrequency));
    }

    /** Pairs of spikes within the refractory but not the censored period, both rounded to frames. */
    private double coincidences(long[] train1, long[] train2) {
        double refractory = wholeRefractory();
        double censored = Math.rint(period.censoredFrames(samplingFrequency));
        double sum = 0;
        int low = 0;
        for (long frame : train1) {
            while (low < train2.length && train2[low] <= frame - refractory - 1) {
                low++;
            }
            for (int j = low; j < train2.length && train2[j] < frame + refractory + 1; j++) {
                long gap = train2[j] - frame;
                sum += within(gap, refractory) - within(gap, censored);
            }
        }
        return sum;
    }

    /** How likely two spikes lie at most {@code frames} apart. */
    private static double within(long gap, double frames) {
        return closer(frames - gap) - closer(-frames - gap);
    }

    /** The part of all deviations that are at most {@code frames}. */
    private static double closer(double frames) {
        if (frames <= -1) {
            return 0;
        }
        if (frames >= 1) {
            return 1;
        }
        return frames < 0 ? (1 + frames) * (1 + frames) / 2 : 1 - (1 - frames) * (1 - frames) / 2;
    }
}
