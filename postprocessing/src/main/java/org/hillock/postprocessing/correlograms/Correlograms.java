package org.hillock.postprocessing.correlograms;

import java.util.Arrays;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.NumberedTasks;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.correlograms.PairCounting;

/**
 * The correlograms of all pairs of units, after {@code spikeinterface.postprocessing.compute_correlograms} (0.101).
 *
 * <p>{@code counts[a, b, k]} is the number of pairs of a spike of a and another of b in the same segment whose lag {@code t_a - t_b} lies
 * in bin k, lower edge included: what stands right of the centre fired after b. Two spikes at one frame count in the first bin right of
 * the centre, in both orders; a spike makes no pair with itself. Units without spikes have zeros.
 *
 * @param unitIds the units of the first two axes
 * @param bins an even number of bins around 0
 * @param counts {@code [units × units × bins]}, row-major; treat as read-only
 */
public record Correlograms(Ids unitIds, CorrelogramBins bins, long[] counts) {
    private static final String OPERATION = "compute_correlograms";

    /**
     * Counts the pairs of a sorting.
     *
     * @param windowMs the whole window in ms, both sides together (50 in the peer)
     * @param binMs a bin in ms (1 in the peer)
     * @param jobs how many threads; the counts are the same for any number
     */
    public static Correlograms of(Sorting sorting, double windowMs, double binMs, JobOptions jobs) {
        CorrelogramBins bins = CorrelogramBins.around(OPERATION, windowMs, binMs, sorting.getSamplingFrequency());
        return new Correlograms(sorting.getUnitIds(), bins, count(sorting.toSpikeVector(), bins, jobs));
    }

    private static long[] count(SpikeVector spikes, CorrelogramBins bins, JobOptions jobs) {
        int units = spikes.numUnits();
        long[] counts = new long[Math.multiplyExact(Math.multiplyExact(units, units), bins.numBins())];
        for (int segment = 0; segment < spikes.numSegments(); segment++) {
            PairCounting pairs = PairCounting.of(
                    spikes.sampleIndices(),
                    spikes.unitIndices(),
                    spikes.segmentStart(segment),
                    spikes.segmentEnd(segment),
                    units,
                    bins.framesPerBin(),
                    bins.numBins());
            NumberedTasks.run(units, jobs, () -> {
                PairCounting.Counter counter = pairs.counter();
                return unit -> counter.add(unit, counts);
            });
        }
        return counts;
    }

    /** Number of units. */
    public int numUnits() {
        return unitIds.size();
    }

    /** The number of pairs in one bin. */
    public long count(int unitA, int unitB, int bin) {
        return counts[(unitA * numUnits() + unitB) * bins.numBins() + bin];
    }

    /** The correlogram of two units; a copy. */
    public long[] get(Id unitA, Id unitB) {
        int from = (unitIds.indexOf(unitA) * numUnits() + unitIds.indexOf(unitB)) * bins.numBins();
        return Arrays.copyOfRange(counts, from, from + bins.numBins());
    }

    /** All counts as an array of shape {@code [units, units, bins]}, as {@code ccgs.npy} holds them. */
    public NdArray toArray() {
        return NdArray.ofNumbers(DType.INT64, counts, numUnits(), numUnits(), bins.numBins());
    }

    /**
     * The half with lags of 0 and more in the order of units that the first releases had: {@code [a, b, k]} counts spikes of b that fall
     * k bins after one of a; of shape {@code [units, units, bins / 2]}.
     */
    public NdArray forward() {
        int units = numUnits();
        int half = bins.numBins() / 2;
        long[] out = new long[units * units * half];
        for (int a = 0; a < units; a++) {
            for (int b = 0; b < units; b++) {
                int from = (b * units + a) * bins.numBins() + half;
                System.arraycopy(counts, from, out, (a * units + b) * half, half);
            }
        }
        return NdArray.ofNumbers(DType.INT64, out, units, units, half);
    }

    /** The correlograms of some units, in the given order. */
    public Correlograms selectUnits(Ids wanted) {
        int[] indices = unitIds.indicesOf(wanted);
        int width = bins.numBins();
        long[] kept = new long[indices.length * indices.length * width];
        for (int a = 0; a < indices.length; a++) {
            for (int b = 0; b < indices.length; b++) {
                int from = (indices[a] * numUnits() + indices[b]) * width;
                System.arraycopy(counts, from, kept, (a * indices.length + b) * width, width);
            }
        }
        return new Correlograms(wanted, bins, kept);
    }
}
