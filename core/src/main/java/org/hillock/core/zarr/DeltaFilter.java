package org.hillock.core.zarr;

import org.hillock.core.codecs.BrokenBytesException;
import org.hillock.core.npy.NumpyType;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the first number of a chunk and then only the differences between neighbours, in the order in which they lie in memory.
 *
 * @param type the type of the numbers
 * @param stored the type of the differences; whole numbers wrap around in either
 */
public record DeltaFilter(NumpyType.Numeric type, NumpyType.Numeric stored) implements Filter {
    @Override
    public JsonNode configuration() {
        return FilterConfiguration.of("delta").set("dtype", type.description()).set("astype", stored.description());
    }

    @Override
    public long encodedSize(long size) {
        return size / type.itemSize() * stored.itemSize();
    }

    @Override
    public int encodedElementSize(int elementSize) {
        return stored.itemSize();
    }

    @Override
    public byte[] encode(byte[] bytes, int elementSize) {
        Object column = Numbers.column(type, bytes);
        switch (column) {
            case byte[] a -> {
                for (int i = a.length - 1; i > 0; i--) {
                    a[i] -= a[i - 1];
                }
            }
            case short[] a -> {
                for (int i = a.length - 1; i > 0; i--) {
                    a[i] -= a[i - 1];
                }
            }
            case int[] a -> {
                for (int i = a.length - 1; i > 0; i--) {
                    a[i] -= a[i - 1];
                }
            }
            case long[] a -> {
                for (int i = a.length - 1; i > 0; i--) {
                    a[i] -= a[i - 1];
                }
            }
            case float[] a -> {
                for (int i = a.length - 1; i > 0; i--) {
                    a[i] -= a[i - 1];
                }
            }
            case double[] a -> {
                for (int i = a.length - 1; i > 0; i--) {
                    a[i] -= a[i - 1];
                }
            }
            default -> throw new IllegalArgumentException("no column of numbers: " + column.getClass());
        }
        return Numbers.bytes(stored, Numbers.cast(column, type, stored));
    }

    @Override
    public byte[] decode(byte[] bytes, int size) throws BrokenBytesException {
        Numbers.check("delta", bytes, stored, size, type);
        Object column = Numbers.cast(Numbers.column(stored, bytes), stored, type);
        switch (column) {
            case byte[] a -> {
                for (int i = 1; i < a.length; i++) {
                    a[i] += a[i - 1];
                }
            }
            case short[] a -> {
                for (int i = 1; i < a.length; i++) {
                    a[i] += a[i - 1];
                }
            }
            case int[] a -> {
                for (int i = 1; i < a.length; i++) {
                    a[i] += a[i - 1];
                }
            }
            case long[] a -> {
                for (int i = 1; i < a.length; i++) {
                    a[i] += a[i - 1];
                }
            }
            case float[] a -> {
                for (int i = 1; i < a.length; i++) {
                    a[i] += a[i - 1];
                }
            }
            case double[] a -> {
                for (int i = 1; i < a.length; i++) {
                    a[i] += a[i - 1];
                }
            }
            default -> throw new IllegalArgumentException("no column of numbers: " + column.getClass());
        }
        return Numbers.bytes(type, column);
    }
}
