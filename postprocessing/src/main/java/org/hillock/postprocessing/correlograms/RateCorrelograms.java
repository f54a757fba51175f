package org.hillock.postprocessing.correlograms;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.NumberedTasks;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.correlograms.RateCounting;

/**
 * The autocorrelogram of every unit by its firing rate at the time, known as 3-D ACG (Beau et al. 2025).
 *
 * <p>The spikes of a unit are put into groups of equal size by the rate around them; of each group stands the share of its spikes that
 * have another spike of the unit at a lag.
 *
 * @param unitIds the units of the first axis
 * @param numGroups groups of spikes by rising rate
 * @param lagsMs the middle of every bin in ms, an odd number, 0 in the middle; positive lags are later spikes
 * @param probabilities {@code [units × groups × bins]}, row-major; treat as read-only
 * @param upperRatesHz {@code [units × groups]}, the highest rate of each group in Hz
 */
public record RateCorrelograms(
        Ids unitIds, int numGroups, double[] lagsMs, double[] probabilities, double[] upperRatesHz) {
    private static final String OPERATION = "compute_acgs_3d";

    /**
     * Counts the pairs within each unit of a sorting.
     *
     * @param windowMs the whole window in ms, both sides together (50 in the peer)
     * @param binMs a bin in ms (1 in the peer)
     * @param numGroups groups by firing rate (10 in the peer)
     * @param smoothingMs the window over which the rate is averaged in ms (250 in the peer); 0: the rate of the spike itself
     * @param jobs how many threads; the numbers are the same for any number
     */
    public static RateCorrelograms of(
            Sorting sorting, double windowMs, double binMs, int numGroups, double smoothingMs, JobOptions jobs) {
        double rate = sorting.getSamplingFrequency();
        CorrelogramBins bins = CorrelogramBins.around(OPERATION, windowMs, binMs, rate);
        if (numGroups < 1 || !(smoothingMs >= 0)) {
            throw new WrongArgumentException(OPERATION + ": num_firing_rate_quantiles = " + numGroups
                    + " must be 1 or more, and smoothing_factor = " + smoothingMs + " ms must be 0 or more.");
        }
        SpikeVector spikes = sorting.toSpikeVector();
        sorting.precomputeSpikeTrains();
        int half = bins.numBins() / 2;
        int width = bins.numBins() + 1;
        int units = spikes.numUnits();
        double[] probabilities = new double[Math.multiplyExact(units * numGroups, width)];
        double[] rates = new double[units * numGroups];
        NumberedTasks.run(units, jobs, () -> unit -> {
            List<long[]> trains = IntStream.range(0, spikes.numSegments())
                    .mapToObj(segment -> spikes.train(segment, unit))
                    .toList();
            RateCounting counted =
                    RateCounting.of(trains, bins.framesPerBin(), half, numGroups, smoothingMs * rate / 1000);
            System.arraycopy(counted.probabilities(), 0, probabilities, unit * numGroups * width, numGroups * width);
            for (int g = 0; g < numGroups; g++) {
                rates[unit * numGroups + g] = counted.upperRates()[g] * rate;
            }
        });
        double[] lags = new double[width];
        Arrays.setAll(lags, k -> (double) (k - half) * bins.framesPerBin() * 1000 / rate);
        return new RateCorrelograms(sorting.getUnitIds(), numGroups, lags, probabilities, rates);
    }

    /** All shares as an array of shape {@code [units, groups, bins]}. */
    public NdArray toArray() {
        return NdArray.ofNumbers(DType.FLOAT64, probabilities, unitIds.size(), numGroups, lagsMs.length);
    }

    /** The highest rate of each group in Hz as an array of shape {@code [units, groups]}. */
    public NdArray ratesToArray() {
        return NdArray.ofNumbers(DType.FLOAT64, upperRatesHz, unitIds.size(), numGroups);
    }
}
