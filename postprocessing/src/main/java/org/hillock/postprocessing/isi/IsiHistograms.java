package org.hillock.postprocessing.isi;

import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.correlograms.IntervalCounting;
import org.hillock.postprocessing.correlograms.CorrelogramBins;

/**
 * The histogram of the intervals between a spike and the next of the same unit, after
 * {@code spikeinterface.postprocessing.compute_isi_histograms} (0.101).
 *
 * <p>Bins hold their lower edge, the last one its upper edge too. Intervals do not reach over the border of a segment.
 *
 * @param unitIds the units of the first axis
 * @param bins the bins, from 0 on
 * @param counts {@code [units × bins]}, row-major; treat as read-only
 */
public record IsiHistograms(Ids unitIds, CorrelogramBins bins, long[] counts) {
    private static final String OPERATION = "compute_isi_histograms";

    /**
     * Counts the intervals of a sorting.
     *
     * @param windowMs the longest interval in ms (50 in the peer)
     * @param binMs a bin in ms (1 in the peer)
     */
    public static IsiHistograms of(Sorting sorting, double windowMs, double binMs) {
        CorrelogramBins bins = CorrelogramBins.fromZero(OPERATION, windowMs, binMs, sorting.getSamplingFrequency());
        SpikeVector spikes = sorting.toSpikeVector();
        long[] counts = new long[Math.multiplyExact(spikes.numUnits(), bins.numBins())];
        for (int segment = 0; segment < spikes.numSegments(); segment++) {
            IntervalCounting.add(
                    spikes.sampleIndices(),
                    spikes.unitIndices(),
                    spikes.segmentStart(segment),
                    spikes.segmentEnd(segment),
                    spikes.numUnits(),
                    bins.framesPerBin(),
                    bins.numBins(),
                    counts);
        }
        return new IsiHistograms(sorting.getUnitIds(), bins, counts);
    }

    /** All counts as an array of shape {@code [units, bins]}, as {@code isi_histograms.npy} holds them. */
    public NdArray toArray() {
        return NdArray.ofNumbers(DType.INT64, counts, unitIds.size(), bins.numBins());
    }
}
