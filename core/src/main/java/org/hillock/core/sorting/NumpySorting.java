package org.hillock.core.sorting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/**
 * A sorting in memory.
 *
 * @param spikes structured array with the whole-number fields {@code sample_index}, {@code unit_index}, {@code segment_index}
 * @param samplingFrequency frames per second in Hz
 * @param unitIds names of the units
 * @param numSegments number of segments; absent: up to the last one with a spike
 */
@Wire(
        name = "numpy_sorting",
        pythonClass = "spikeinterface.core.numpyextractors.NumpySorting",
        doc = "Holds spikes in memory.")
public record NumpySorting(
        @Param(doc = "Spike vector with the fields sample_index, unit_index and segment_index.")
        NdArray spikes,

        @Param(doc = "Frames per second.", unit = "Hz") double samplingFrequency,

        @Param(doc = "Ids of the units.") Ids unitIds,

        @Param(
                doc = "Number of segments; null: up to the last one with a spike.",
                standard = "null",
                min = 1,
                own = true)
        Optional<Integer> numSegments)
        implements SortingSource {
    /** A sorting over a spike vector, which is shared. */
    public static Sorting of(SpikeVector spikes, double samplingFrequency, Ids unitIds) {
        NumpySorting source = new NumpySorting(
                shared(spikes), samplingFrequency, unitIds, statedSegments(spikes, spikes.numSegments()));
        return new Sorting(
                SortingInfo.of(samplingFrequency, unitIds, spikes.numSegments()),
                SpikeSource.of(spikes),
                Provenance.of(source));
    }

    /** The columns of the vector as they are: the units stay 32 bits wide and nothing but the segments is new. */
    private static NdArray shared(SpikeVector spikes) {
        Map<String, NdArray> fields = new LinkedHashMap<>();
        fields.put("sample_index", NdArray.ofLongs(spikes.sampleIndices()));
        fields.put("unit_index", NdArray.ofNumbers(DType.INT32, spikes.unitIndices()));
        fields.put("segment_index", NdArray.ofNumbers(DType.INT32, spikes.segmentIndices()));
        return NdArray.ofFields(fields, spikes.size());
    }

    /** The number of segments where the spikes don't tell it: the last one is empty. */
    static Optional<Integer> statedSegments(SpikeVector spikes, int numSegments) {
        int told = spikes.size() == 0 ? 1 : spikes.segmentIndex(spikes.size() - 1) + 1;
        return told == numSegments ? Optional.empty() : Optional.of(numSegments);
    }

    @Override
    public boolean isDumpable() {
        return false;
    }

    @Override
    public Sorting open() {
        int[] segments = spikes.field("segment_index").toInts();
        int count = numSegments.orElseGet(() -> IntStream.of(segments).max().orElse(0) + 1);
        SpikeVector vector = SpikeVector.fromColumns(
                spikes.field("sample_index").toLongs(),
                spikes.field("unit_index").toInts(),
                segments,
                count,
                unitIds.size());
        return new Sorting(
                SortingInfo.of(samplingFrequency, unitIds, count), SpikeSource.of(vector), Provenance.of(this));
    }
}
