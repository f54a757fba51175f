package org.hillock.postprocessing.correlograms;

import org.hillock.core.job.JobOptions;
import org.hillock.core.job.NumberedTasks;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.correlograms.AutoCounting;

/**
 * The correlogram of every unit with itself: the diagonal of {@link Correlograms}, for less work.
 *
 * @param unitIds the units of the first axis
 * @param bins an even number of bins around 0
 * @param counts {@code [units × bins]}, row-major; treat as read-only
 */
public record AutoCorrelograms(Ids unitIds, CorrelogramBins bins, long[] counts) {
    private static final String OPERATION = "compute_auto_correlograms";

    /**
     * Counts the pairs within each unit of a sorting.
     *
     * @param windowMs the whole window in ms, both sides together (50 in the peer)
     * @param binMs a bin in ms (1 in the peer)
     * @param jobs how many threads; the counts are the same for any number
     */
    public static AutoCorrelograms of(Sorting sorting, double windowMs, double binMs, JobOptions jobs) {
        CorrelogramBins bins = CorrelogramBins.around(OPERATION, windowMs, binMs, sorting.getSamplingFrequency());
        SpikeVector spikes = sorting.toSpikeVector();
        sorting.precomputeSpikeTrains();
        long[] counts = new long[Math.multiplyExact(spikes.numUnits(), bins.numBins())];
        NumberedTasks.run(spikes.numUnits(), jobs, () -> unit -> {
            for (int segment = 0; segment < spikes.numSegments(); segment++) {
                AutoCounting.add(
                        spikes.train(segment, unit),
                        bins.framesPerBin(),
                        bins.numBins(),
                        counts,
                        unit * bins.numBins());
            }
        });
        return new AutoCorrelograms(sorting.getUnitIds(), bins, counts);
    }

    /** All counts as an array of shape {@code [units, bins]}. */
    public NdArray toArray() {
        return NdArray.ofNumbers(DType.INT64, counts, unitIds.size(), bins.numBins());
    }
}
