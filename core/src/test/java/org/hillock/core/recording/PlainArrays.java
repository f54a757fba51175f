package org.hillock.core.recording;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/**
 * What a recording must be equal to: for each segment the bits of every value as {@code [channels][samples]}, cut by plain loops.
 *
 * @param tags a number that goes along with each channel
 */
record PlainArrays(DType dtype, Ids ids, List<long[][]> segments, long[] tags) {
    static PlainArrays random(Random random, DType dtype, Ids ids, int... lengths) {
        List<long[][]> segments = new ArrayList<>();
        for (int length : lengths) {
            long[][] columns = new long[ids.size()][length];
            for (long[] column : columns) {
                for (int i = 0; i < length; i++) {
                    column[i] = bits(random, dtype);
                }
            }
            segments.add(columns);
        }
        return new PlainArrays(
                dtype, ids, segments, random.longs(ids.size(), 0, 3).toArray());
    }

    private static long bits(Random random, DType dtype) {
        double odd = new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1e-40}[random.nextInt(4)];
        double number = random.nextInt(5) == 0 ? odd : random.nextGaussian();
        return switch (dtype) {
            case FLOAT32 -> Float.floatToRawIntBits((float) number);
            case FLOAT64 -> Double.doubleToRawLongBits(number);
            default -> random.nextLong() & (-1L >>> (64 - 8 * dtype.itemSize()));
        };
    }

    int numSamples(int segment) {
        return segments.get(segment)[0].length;
    }

    PlainArrays columns(int[] indices, Ids names) {
        return new PlainArrays(
                dtype,
                names,
                segments.stream()
                        .map(columns ->
                                IntStream.of(indices).mapToObj(i -> columns[i]).toArray(long[][]::new))
                        .toList(),
                IntStream.of(indices).mapToLong(i -> tags[i]).toArray());
    }

    PlainArrays frames(int from, int to) {
        return new PlainArrays(dtype, ids, List.<long[][]>of(cut(segments.getFirst(), from, to)), tags);
    }

    private static long[][] cut(long[][] columns, int from, int to) {
        long[][] out = new long[columns.length][to - from];
        for (int c = 0; c < columns.length; c++) {
            for (int i = from; i < to; i++) {
                out[c][i - from] = columns[c][i];
            }
        }
        return out;
    }

    PlainArrays withSegments(List<long[][]> others) {
        return new PlainArrays(dtype, ids, others, tags);
    }

    static PlainArrays joined(List<PlainArrays> parts) {
        List<long[][]> all =
                parts.stream().flatMap(part -> part.segments.stream()).toList();
        PlainArrays first = parts.getFirst();
        long[][] out = new long[first.ids.size()][];
        for (int c = 0; c < out.length; c++) {
            int channel = c;
            out[c] = all.stream()
                    .flatMapToLong(columns -> java.util.Arrays.stream(columns[channel]))
                    .toArray();
        }
        return first.withSegments(List.<long[][]>of(out));
    }

    static PlainArrays sideBySide(PlainArrays left, PlainArrays right, Ids names) {
        List<long[][]> segments = new ArrayList<>();
        for (int s = 0; s < left.segments.size(); s++) {
            List<long[]> columns = new ArrayList<>(List.of(left.segments.get(s)));
            columns.addAll(List.of(right.segments.get(s)));
            segments.add(columns.toArray(long[][]::new));
        }
        long[] tags = java.util.Arrays.copyOf(left.tags, names.size());
        System.arraycopy(right.tags, 0, tags, left.tags.length, right.tags.length);
        return new PlainArrays(left.dtype, names, segments, tags);
    }

    /** The bits of rows, row after row, as they would lie in a file. */
    byte[] bytes(int segment, int from, int to, ByteOrder order) {
        byte[] out = new byte[(to - from) * ids.size() * dtype.itemSize()];
        MemorySegment target = MemorySegment.ofArray(out);
        for (int i = from, k = 0; i < to; i++) {
            for (int c = 0; c < ids.size(); c++, k++) {
                long bits = segments.get(segment)[c][i];
                switch (dtype.itemSize()) {
                    case 1 -> out[k] = (byte) bits;
                    case 2 -> target.set(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), 2L * k, (short) bits);
                    case 4 -> target.set(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), 4L * k, (int) bits);
                    default -> target.set(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), 8L * k, bits);
                }
            }
        }
        return out;
    }

    NdArray array(int segment) {
        return array(segment, 0, numSamples(segment));
    }

    /** Rows as an array of the dtype. */
    NdArray array(int segment, int from, int to) {
        MemorySegment bytes = MemorySegment.ofArray(bytes(segment, from, to, ByteOrder.nativeOrder()));
        Object values =
                switch (dtype) {
                    case INT8, UINT8 -> bytes.toArray(ValueLayout.JAVA_BYTE);
                    case INT16, UINT16 -> bytes.toArray(ValueLayout.JAVA_SHORT_UNALIGNED);
                    case INT32, UINT32 -> bytes.toArray(ValueLayout.JAVA_INT_UNALIGNED);
                    case INT64, UINT64 -> bytes.toArray(ValueLayout.JAVA_LONG_UNALIGNED);
                    case FLOAT32 -> bytes.toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
                    case FLOAT64 -> bytes.toArray(ValueLayout.JAVA_DOUBLE_UNALIGNED);
                };
        return NdArray.ofNumbers(dtype, values, to - from, ids.size());
    }
}
