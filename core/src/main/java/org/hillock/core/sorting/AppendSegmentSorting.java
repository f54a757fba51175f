package org.hillock.core.sorting;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;

/**
 * All segments of several sortings of the same units, one after the other, kept as segments. Properties and annotations are those of
 * the first; registered recordings are left behind, only their stated starts go along.
 *
 * @param samplingFrequencyMaxDiff how far the rates may differ, in Hz
 */
@Wire(
        name = "append_sortings",
        pythonClass = "spikeinterface.core.segmentutils.AppendSegmentSorting",
        parent = "sorting_list",
        doc = "Puts the segments of several sortings one after the other and keeps them as segments.")
public record AppendSegmentSorting(
        @Param(doc = "How far the rates may differ.", unit = "Hz", standard = "0.0", min = 0)
        double samplingFrequencyMaxDiff)
        implements SortingCombination {
    @Override
    public Sorting apply(List<Sorting> parents) {
        SortingsAlike.requireSameUnits("append_sortings", parents, samplingFrequencyMaxDiff);
        List<OptionalDouble> tStarts = new ArrayList<>();
        for (Sorting parent : parents) {
            for (int s = 0; s < parent.getNumSegments(); s++) {
                tStarts.add(parent.times(s).statedStart());
            }
        }
        return new Sorting(
                parents.getFirst().info().withTStarts(tStarts),
                SpikeSource.lazily(() -> SpikeVectors.append(
                        parents.stream().map(Sorting::toSpikeVector).toList())),
                new Provenance(this, parents));
    }
}
