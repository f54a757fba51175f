package org.hillock.generation.firing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.generation.basis.OneOrEach;
import org.hillock.generation.basis.RandomStream;
import org.hillock.generation.basis.SegmentLengths;
import org.hillock.kernels.random.NumpyGenerator;

/** Makes spike trains. Names follow {@code spikeinterface.core.generate}. */
public final class SpikeTrains {
    private static final double SHUFFLE_MS = 10;

    private SpikeTrains() {}

    /**
     * Spikes of independent Poisson processes with refractory period, one segment.
     *
     * @param duration seconds
     * @param refractoryPeriodMs smallest interval of a unit in ms
     * @param firingRates mean rate of all units, or one for each, in Hz
     */
    public static Firings synthesizePoissonSpikeVector(
            int numUnits,
            double samplingFrequency,
            double duration,
            double refractoryPeriodMs,
            List<Double> firingRates,
            long seed) {
        return Firings.of(trains(
                0,
                SegmentLengths.of("synthesize_poisson_spike_vector", List.of(duration), samplingFrequency)[0],
                samplingFrequency,
                refractoryPeriodMs,
                OneOrEach.of("synthesize_poisson_spike_vector: firing_rates", firingRates, numUnits),
                seed));
    }

    /** The trains of all units in one segment; each depends on seed, segment and unit index alone. */
    static List<long[]> trains(
            int segment,
            long numSamples,
            double samplingFrequency,
            double refractoryPeriodMs,
            double[] firingRates,
            long seed) {
        List<long[]> trains = new ArrayList<>();
        for (int u = 0; u < firingRates.length; u++) {
            trains.add(PoissonTrain.of(firingRates[u], samplingFrequency, refractoryPeriodMs)
                    .draw(numSamples, RandomStream.SPIKE_TIMES.of(seed, segment, u)));
        }
        return trains;
    }

    /**
     * Random spikes of several units, one segment.
     *
     * @param duration seconds
     * @param refractoryPeriodMs smallest interval of a unit in ms
     * @param firingRates mean rate of all units, or one for each, in Hz
     * @param addShiftShuffle whether half of the spikes move by up to 10 ms, so that correlograms are less flat; spikes that come too close
     *     are removed, which lowers the rate a little
     */
    public static Firings synthesizeRandomFirings(
            int numUnits,
            double samplingFrequency,
            double duration,
            double refractoryPeriodMs,
            List<Double> firingRates,
            boolean addShiftShuffle,
            long seed) {
        String name = "synthesize_random_firings";
        long numSamples = SegmentLengths.of(name, List.of(duration), samplingFrequency)[0];
        double[] rates = OneOrEach.of(name + ": firing_rates", firingRates, numUnits);
        List<long[]> trains = trains(0, numSamples, samplingFrequency, refractoryPeriodMs, rates, seed);
        if (addShiftShuffle) {
            int dead = PoissonTrain.deadSamples(samplingFrequency, refractoryPeriodMs);
            long reach = Math.round(SHUFFLE_MS * samplingFrequency / 1000);
            NumpyGenerator random = RandomStream.SORTING_CHANGES.of(seed);
            trains.replaceAll(train -> cleanRefractoryPeriod(shuffled(train, reach, numSamples, random), dead));
        }
        return Firings.of(trains);
    }

    private static long[] shuffled(long[] train, long reach, long numSamples, NumpyGenerator random) {
        long[] moved = train.clone();
        for (int index : random.choice(train.length, train.length / 2, false, true)) {
            moved[index] = Math.clamp(moved[index] + random.integers(-reach, reach, true), 0L, numSamples - 1);
        }
        return moved;
    }

    /**
     * A train without the spikes that come less than the refractory period after the one before them, whether that one stays or not.
     *
     * @param times in any order
     * @param refractoryPeriod in the unit of the times
     * @return the spikes that stay, rising
     */
    public static long[] cleanRefractoryPeriod(long[] times, long refractoryPeriod) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        int kept = 0;
        long before = 0;
        for (int i = 0; i < sorted.length; i++) {
            long time = sorted[i];
            if (i == 0 || time - before >= refractoryPeriod) {
                sorted[kept++] = time;
            }
            before = time;
        }
        return Arrays.copyOf(sorted, kept);
    }

    /** See {@link #cleanRefractoryPeriod(long[], long)}; for times in seconds or milliseconds. */
    public static double[] cleanRefractoryPeriod(double[] times, double refractoryPeriod) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        int kept = 0;
        double before = 0;
        for (int i = 0; i < sorted.length; i++) {
            double time = sorted[i];
            if (i == 0 || time - before >= refractoryPeriod) {
                sorted[kept++] = time;
            }
            before = time;
        }
        return Arrays.copyOf(sorted, kept);
    }

    /**
     * A regular train with spikes that violate any refractory period.
     *
     * @param duration seconds
     * @param baselineRate rate of the regular spikes in Hz; they come at 1/rate, 2/rate … up to the duration
     * @param numViolations how many spikes are added, each behind one of the first regular spikes
     * @param violationDelta how long behind, in seconds
     * @return rising times in seconds
     */
    public static double[] synthetizeSpikeTrainBadIsi(
            double duration, double baselineRate, int numViolations, double violationDelta) {
        int regular = (int) Math.floor(duration * baselineRate + 1e-9);
        if (!(baselineRate > 0) || !(duration >= 0) || numViolations < 0 || numViolations > regular) {
            throw new WrongArgumentException("synthetize_spike_train_bad_isi: num_violations = " + numViolations
                    + " must be 0 or more and no more than the regular spikes (" + regular + " in " + duration
                    + " s at " + baselineRate + " Hz).");
        }
        if (!(violationDelta >= 0) || !Double.isFinite(violationDelta)) {
            throw new WrongArgumentException("synthetize_spike_train_bad_isi: violation_delta = " + violationDelta
                    + " s must be finite and 0 or more.");
        }
        double[] times = new double[regular + numViolations];
        for (int i = 0; i < regular; i++) {
            times[i] = (i + 1) / baselineRate;
        }
        for (int i = 0; i < numViolations; i++) {
            times[regular + i] = times[i] + violationDelta;
        }
        Arrays.sort(times);
        return times;
    }
}
