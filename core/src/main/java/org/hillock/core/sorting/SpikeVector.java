package org.hillock.core.sorting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;

/**
 * All spikes of a sorting in one vector: ordered by segment, then by sample, ties by unit index.
 *
 * <p>Kept as columns: the sample (frame within its segment), the unit's index, and where each segment begins. Immutable and
 * thread-safe as long as the arrays handed in are left alone; 12 bytes a spike, at most 2^31-1 spikes.
 */
public final class SpikeVector {
    private final long[] sampleIndex;
    private final int[] unitIndex;
    private final int[] segmentOffsets;
    private final int numUnits;
    private final Lazy<UnitTrains> trains = new Lazy<>(() -> UnitTrains.of(this));

    SpikeVector(long[] sampleIndex, int[] unitIndex, int[] segmentOffsets, int numUnits) {
        this.sampleIndex = sampleIndex;
        this.unitIndex = unitIndex;
        this.segmentOffsets = segmentOffsets;
        this.numUnits = numUnits;
    }

    /**
     * A vector over columns that are in order already; the arrays are shared, not copied.
     *
     * @param sampleIndex frame of each spike within its segment
     * @param unitIndex unit of each spike, in {@code [0, numUnits)}
     * @param segmentOffsets position of each segment's first spike and, last, the number of spikes: one more than segments
     * @param numUnits number of units, with or without spikes
     */
    public static SpikeVector of(long[] sampleIndex, int[] unitIndex, int[] segmentOffsets, int numUnits) {
        checkColumns(sampleIndex.length, unitIndex, numUnits);
        checkOffsets(segmentOffsets, sampleIndex.length);
        for (int s = 0; s + 1 < segmentOffsets.length; s++) {
            if (!SpikeOrder.isOrdered(sampleIndex, unitIndex, segmentOffsets[s], segmentOffsets[s + 1])) {
                throw new WrongArgumentException("spike_vector: spikes of segment " + s
                        + " must be ordered by sample and unit index. Use the function for unordered columns.");
            }
        }
        return new SpikeVector(sampleIndex, unitIndex, segmentOffsets.clone(), numUnits);
    }

    /** A vector from columns in any order; copies them. Segments without spikes count up to {@code numSegments}. */
    public static SpikeVector fromColumns(
            long[] sampleIndex, int[] unitIndex, int[] segmentIndex, int numSegments, int numUnits) {
        checkColumns(sampleIndex.length, unitIndex, numUnits);
        checkLength("segment_index", segmentIndex.length, sampleIndex.length);
        int[] offsets = new int[numSegments + 1];
        for (int segment : segmentIndex) {
            checkIndex("segment_index", segment, numSegments);
            offsets[segment + 1]++;
        }
        Arrays.parallelPrefix(offsets, Integer::sum);
        int[] next = offsets.clone();
        long[] samples = new long[sampleIndex.length];
        int[] units = new int[sampleIndex.length];
        for (int i = 0; i < samples.length; i++) {
            int position = next[segmentIndex[i]]++;
            samples[position] = sampleIndex[i];
            units[position] = unitIndex[i];
        }
        return ordered(samples, units, offsets, numUnits);
    }

    /**
     * A vector from spike trains.
     *
     * @param trains {@code [segments][units][spikes]}, frames in any order; every segment has {@code numUnits} trains
     * @param numUnits number of units
     */
    public static SpikeVector fromTrains(List<List<long[]>> trains, int numUnits) {
        int[] offsets = new int[trains.size() + 1];
        for (int s = 0; s < trains.size(); s++) {
            if (trains.get(s).size() != numUnits) {
                throw new WrongArgumentException("spike_vector: segment " + s + " of "
                        + trains.get(s).size() + " spike trains must have one for each of the " + numUnits + " units.");
            }
            long end = offsets[s];
            for (long[] train : trains.get(s)) {
                end += train.length;
            }
            offsets[s + 1] = Math.toIntExact(end);
        }
        long[] samples = new long[offsets[trains.size()]];
        int[] units = new int[samples.length];
        int position = 0;
        for (List<long[]> segment : trains) {
            for (int unit = 0; unit < numUnits; unit++) {
                long[] train = segment.get(unit);
                System.arraycopy(train, 0, samples, position, train.length);
                Arrays.fill(units, position, position + train.length, unit);
                position += train.length;
            }
        }
        return ordered(samples, units, offsets, numUnits);
    }

    /** A vector without spikes. */
    public static SpikeVector empty(int numSegments, int numUnits) {
        return new SpikeVector(new long[0], new int[0], new int[numSegments + 1], numUnits);
    }

    /**
     * A vector from a structured array with the whole-number fields {@code sample_index}, {@code unit_index} and {@code segment_index},
     * in any order.
     */
    public static SpikeVector fromArray(NdArray spikes, int numSegments, int numUnits) {
        return fromColumns(
                spikes.field("sample_index").toLongs(),
                spikes.field("unit_index").toInts(),
                spikes.field("segment_index").toInts(),
                numSegments,
                numUnits);
    }

    /** Orders columns that lie segment by segment, in place. */
    static SpikeVector ordered(long[] samples, int[] units, int[] offsets, int numUnits) {
        for (int s = 0; s + 1 < offsets.length; s++) {
            SpikeOrder.order(samples, units, offsets[s], offsets[s + 1]);
        }
        return new SpikeVector(samples, units, offsets, numUnits);
    }

    private static void checkColumns(int length, int[] unitIndex, int numUnits) {
        checkLength("unit_index", unitIndex.length, length);
        for (int unit : unitIndex) {
            checkIndex("unit_index", unit, numUnits);
        }
    }

    private static void checkLength(String column, int length, int wanted) {
        if (length != wanted) {
            throw new WrongArgumentException("spike_vector: " + column + " of " + length
                    + " entries must have as many as sample_index (" + wanted + ").");
        }
    }

    private static void checkIndex(String column, int value, int count) {
        if (value < 0 || value >= count) {
            throw new WrongArgumentException(
                    "spike_vector: " + column + " = " + value + " must lie in [0, " + count + ").");
        }
    }

    private static void checkOffsets(int[] offsets, int size) {
        boolean rising = offsets.length > 0 && offsets[0] == 0 && offsets[offsets.length - 1] == size;
        for (int s = 1; s < offsets.length; s++) {
            rising &= offsets[s] >= offsets[s - 1];
        }
        if (!rising) {
            throw new WrongArgumentException("spike_vector: segment offsets " + Arrays.toString(offsets)
                    + " must rise from 0 to the number of spikes (" + size + ").");
        }
    }

    /** Number of spikes. */
    public int size() {
        return sampleIndex.length;
    }

    /** Number of segments. */
    public int numSegments() {
        return segmentOffsets.length - 1;
    }

    /** Number of units, with or without spikes. */
    public int numUnits() {
        return numUnits;
    }

    /** The frame of a spike within its segment. */
    public long sampleIndex(int spike) {
        return sampleIndex[spike];
    }

    /** The index of a spike's unit. */
    public int unitIndex(int spike) {
        return unitIndex[spike];
    }

    /** The segment of a spike. */
    public int segmentIndex(int spike) {
        int found = Arrays.binarySearch(segmentOffsets, spike);
        int segment = found >= 0 ? found : -found - 2;
        while (segment + 1 < segmentOffsets.length && segmentOffsets[segment + 1] <= spike) {
            segment++;
        }
        return segment;
    }

    /** Position of a segment's first spike. */
    public int segmentStart(int segment) {
        return segmentOffsets[segment];
    }

    /** Position after a segment's last spike. */
    public int segmentEnd(int segment) {
        return segmentOffsets[segment + 1];
    }

    /** The frames of all spikes; shared, read-only. */
    public long[] sampleIndices() {
        return sampleIndex;
    }

    /** The unit indices of all spikes; shared, read-only. */
    public int[] unitIndices() {
        return unitIndex;
    }

    /** The segment of every spike; a new array. */
    public int[] segmentIndices() {
        int[] segments = new int[size()];
        for (int s = 0; s < numSegments(); s++) {
            Arrays.fill(segments, segmentStart(s), segmentEnd(s), s);
        }
        return segments;
    }

    /** Position of the first spike of a segment at or after a frame; the segment's end where there is none. Binary search. */
    public int firstNotBefore(int segment, long frame) {
        return SpikeOrder.firstNotBefore(sampleIndex, segmentStart(segment), segmentEnd(segment), frame);
    }

    /** The frames of one unit in one segment, rising; a copy. Groups all spikes by unit at the first call. */
    public long[] train(int segment, int unit) {
        UnitTrains grouped = trains.get();
        return Arrays.copyOfRange(grouped.samples(), grouped.start(segment, unit), grouped.end(segment, unit));
    }

    /** The frames of one unit in one segment that lie in {@code [startFrame, endFrame)}; a copy. */
    public long[] train(int segment, int unit, long startFrame, long endFrame) {
        return trains.get().train(segment, unit, startFrame, Math.max(startFrame, endFrame));
    }

    /** Number of spikes of every unit over all segments. */
    public long[] countPerUnit() {
        long[] counts = new long[numUnits];
        for (int unit : unitIndex) {
            counts[unit]++;
        }
        return counts;
    }

    /** Number of spikes of every unit in one segment. */
    public long[] countPerUnit(int segment) {
        long[] counts = new long[numUnits];
        for (int i = segmentStart(segment); i < segmentEnd(segment); i++) {
            counts[unitIndex[i]]++;
        }
        return counts;
    }

    /** Some segments, in the given order, numbered anew. */
    public SpikeVector selectSegments(int... segments) {
        int[] offsets = new int[segments.length + 1];
        for (int s = 0; s < segments.length; s++) {
            offsets[s + 1] = Math.addExact(offsets[s], segmentEnd(segments[s]) - segmentStart(segments[s]));
        }
        long[] samples = new long[offsets[segments.length]];
        int[] units = new int[samples.length];
        for (int s = 0; s < segments.length; s++) {
            int length = offsets[s + 1] - offsets[s];
            System.arraycopy(sampleIndex, segmentStart(segments[s]), samples, offsets[s], length);
            System.arraycopy(unitIndex, segmentStart(segments[s]), units, offsets[s], length);
        }
        return new SpikeVector(samples, units, offsets, numUnits);
    }

    /** Some units, in the given order, numbered anew; no unit may be named twice. */
    public SpikeVector selectUnits(int... unitIndices) {
        int[] renumbered = new int[numUnits];
        Arrays.fill(renumbered, -1);
        for (int i = 0; i < unitIndices.length; i++) {
            if (renumbered[unitIndices[i]] >= 0) {
                throw new WrongArgumentException("select_units: unit index " + unitIndices[i] + " must be given once.");
            }
            renumbered[unitIndices[i]] = i;
        }
        SpikeVector kept = filter(spike -> renumbered[unitIndex[spike]] >= 0, unitIndices.length);
        Arrays.setAll(kept.unitIndex, i -> renumbered[kept.unitIndex[i]]);
        for (int s = 0; s < numSegments(); s++) {
            SpikeOrder.orderTies(kept.sampleIndex, kept.unitIndex, kept.segmentStart(s), kept.segmentEnd(s));
        }
        return kept;
    }

    /** The spikes that pass a test of their position, in order. */
    SpikeVector filter(java.util.function.IntPredicate keep, int unitsAfter) {
        int[] offsets = new int[numSegments() + 1];
        long[] samples = new long[size()];
        int[] units = new int[size()];
        int n = 0;
        for (int s = 0; s < numSegments(); s++) {
            for (int i = segmentStart(s); i < segmentEnd(s); i++) {
                if (keep.test(i)) {
                    samples[n] = sampleIndex[i];
                    units[n++] = unitIndex[i];
                }
            }
            offsets[s + 1] = n;
        }
        return new SpikeVector(Arrays.copyOf(samples, n), Arrays.copyOf(units, n), offsets, unitsAfter);
    }

    /** The spikes of one segment that lie in {@code [startFrame, endFrame)}, as the only segment, with frames counted from {@code startFrame}. */
    public SpikeVector frameSlice(int segment, long startFrame, long endFrame) {
        int from = firstNotBefore(segment, startFrame);
        int to = Math.max(from, firstNotBefore(segment, endFrame));
        long[] samples = Arrays.copyOfRange(sampleIndex, from, to);
        for (int i = 0; i < samples.length; i++) {
            samples[i] -= startFrame;
        }
        return new SpikeVector(
                samples, Arrays.copyOfRange(unitIndex, from, to), new int[] {0, samples.length}, numUnits);
    }

    /** As a structured array with the int64 fields {@code sample_index}, {@code unit_index} and {@code segment_index}. */
    public NdArray toArray() {
        Map<String, NdArray> fields = new LinkedHashMap<>();
        fields.put("sample_index", NdArray.ofLongs(sampleIndex));
        fields.put("unit_index", NdArray.ofInts(unitIndex));
        fields.put("segment_index", NdArray.ofInts(segmentIndices()));
        return NdArray.ofFields(fields, size());
    }

    /** One vector for each segment. */
    public List<SpikeVector> splitSegments() {
        return IntStream.range(0, numSegments()).mapToObj(this::selectSegments).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeVector that
                && numUnits == that.numUnits
                && Arrays.equals(segmentOffsets, that.segmentOffsets)
                && Arrays.equals(sampleIndex, that.sampleIndex)
                && Arrays.equals(unitIndex, that.unitIndex);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sampleIndex) + Arrays.hashCode(unitIndex);
    }

    @Override
    public String toString() {
        return size() + " spikes of " + numUnits + " units in " + numSegments() + " segments";
    }
}
