package org.hillock.core.sorting;

import java.util.List;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recordings;

/**
 * Some segments of a sorting, in the given order; the registered recording goes along.
 *
 * @param segmentIndices which segments
 */
@Wire(
        name = "select_segment_sorting",
        aliases = {"sorting_select_segments"},
        pythonClass = "spikeinterface.core.segmentutils.SelectSegmentSorting",
        parent = "sorting",
        doc = "Keeps some segments of a sorting, in the given order.")
public record SelectSegmentSorting(
        @Param(doc = "Indices of the segments to keep.", min = 0)
        List<Integer> segmentIndices) implements SortingStep {
    @Override
    public Sorting apply(Sorting parent) {
        segmentIndices.forEach(parent::checkSegment);
        int[] segments = segmentIndices.stream().mapToInt(Integer::intValue).toArray();
        return new Sorting(
                parent.info()
                        .withTStarts(segmentIndices.stream()
                                .map(index -> parent.info().tStarts().get(index))
                                .toList()),
                SpikeSource.lazily(() -> parent.toSpikeVector().selectSegments(segments)),
                Provenance.of(this, parent),
                parent.registered().map(recording -> Recordings.selectSegmentRecording(recording, segments)));
    }
}
