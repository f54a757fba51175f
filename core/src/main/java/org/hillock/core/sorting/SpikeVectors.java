package org.hillock.core.sorting;

import java.util.Arrays;
import java.util.List;

/** Spike vectors put together and taken apart. */
final class SpikeVectors {
    private SpikeVectors() {}

    /** The segments of all vectors, one after the other; all have the same units. */
    static SpikeVector append(List<SpikeVector> parts) {
        Columns columns = new Columns(parts);
        int[] offsets =
                new int[parts.stream().mapToInt(SpikeVector::numSegments).sum() + 1];
        int segment = 0;
        for (SpikeVector part : parts) {
            for (int s = 0; s < part.numSegments(); s++) {
                offsets[segment + 1] = columns.add(part, s, 0, 0);
                segment++;
            }
        }
        return new SpikeVector(
                columns.samples, columns.units, offsets, parts.getFirst().numUnits());
    }

    /** The segments of all vectors joined into one, each shifted by the frames before it; {@code numSamples} has one entry per segment. */
    static SpikeVector concatenate(List<SpikeVector> parts, long[] numSamples) {
        Columns columns = new Columns(parts);
        long shift = 0;
        int segment = 0;
        for (SpikeVector part : parts) {
            for (int s = 0; s < part.numSegments(); s++) {
                columns.add(part, s, shift, 0);
                shift += numSamples[segment++];
            }
        }
        return columns.ordered(
                new int[] {0, columns.samples.length}, parts.getFirst().numUnits());
    }

    /** The units of all vectors side by side; all have the same number of segments. */
    static SpikeVector aggregate(List<SpikeVector> parts) {
        Columns columns = new Columns(parts);
        int[] offsets = new int[parts.getFirst().numSegments() + 1];
        for (int s = 0; s + 1 < offsets.length; s++) {
            int firstUnit = 0;
            for (SpikeVector part : parts) {
                offsets[s + 1] = columns.add(part, s, 0, firstUnit);
                firstUnit += part.numUnits();
            }
        }
        return columns.ordered(
                offsets, parts.stream().mapToInt(SpikeVector::numUnits).sum());
    }

    /** The only segment of a vector cut in pieces of the given lengths; spikes before frame 0 and beyond the last piece are dropped. */
    static SpikeVector cut(SpikeVector whole, long[] numSamples) {
        long[] samples = new long[whole.size()];
        int[] units = new int[whole.size()];
        int[] offsets = new int[numSamples.length + 1];
        long start = 0;
        for (int s = 0; s < numSamples.length; s++) {
            int n = offsets[s];
            long end = start + numSamples[s];
            for (int i = whole.firstNotBefore(0, start); i < whole.size() && whole.sampleIndex(i) < end; i++) {
                samples[n] = whole.sampleIndex(i) - start;
                units[n++] = whole.unitIndex(i);
            }
            offsets[s + 1] = n;
            start = end;
        }
        int n = offsets[numSamples.length];
        return new SpikeVector(Arrays.copyOf(samples, n), Arrays.copyOf(units, n), offsets, whole.numUnits());
    }

    /** Columns that are filled piece by piece. */
    private static final class Columns {
        private final long[] samples;
        private final int[] units;
        private int filled;

        Columns(List<SpikeVector> parts) {
            int size =
                    Math.toIntExact(parts.stream().mapToLong(SpikeVector::size).sum());
            samples = new long[size];
            units = new int[size];
        }

        int add(SpikeVector part, int segment, long shift, int firstUnit) {
            for (int i = part.segmentStart(segment); i < part.segmentEnd(segment); i++) {
                samples[filled] = part.sampleIndex(i) + shift;
                units[filled++] = part.unitIndex(i) + firstUnit;
            }
            return filled;
        }

        SpikeVector ordered(int[] offsets, int numUnits) {
            return SpikeVector.ordered(samples, units, offsets, numUnits);
        }
    }
}
