package org.hillock.core.npy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.hillock.core.values.DType;

/** Moves numbers and truth values between bytes in either order and primitive arrays; neighbours move in bulk. */
final class NumberBytes {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

    private NumberBytes() {}

    static Object allocate(DType dtype, int count) {
        return switch (dtype) {
            case INT8, UINT8 -> new byte[count];
            case INT16, UINT16 -> new short[count];
            case INT32, UINT32 -> new int[count];
            case INT64, UINT64 -> new long[count];
            case FLOAT32 -> new float[count];
            case FLOAT64 -> new double[count];
        };
    }

    private static ValueLayout layout(DType dtype, ByteOrder order) {
        return switch (dtype) {
            case INT8, UINT8 -> ValueLayout.JAVA_BYTE;
            case INT16, UINT16 -> SHORT.withOrder(order);
            case INT32, UINT32 -> INT.withOrder(order);
            case INT64, UINT64 -> LONG.withOrder(order);
            case FLOAT32 -> FLOAT.withOrder(order);
            case FLOAT64 -> DOUBLE.withOrder(order);
        };
    }

    static void read(
            DType dtype,
            ByteOrder order,
            MemorySegment source,
            long offset,
            long stride,
            Object column,
            int at,
            int count) {
        if (stride == dtype.itemSize()) {
            MemorySegment.copy(source, layout(dtype, order), offset, column, at, count);
            return;
        }
        switch (column) {
            case byte[] a -> {
                for (int i = 0; i < count; i++) {
                    a[at + i] = source.get(ValueLayout.JAVA_BYTE, offset + i * stride);
                }
            }
            case short[] a -> {
                ValueLayout.OfShort layout = SHORT.withOrder(order);
                for (int i = 0; i < count; i++) {
                    a[at + i] = source.get(layout, offset + i * stride);
                }
            }
            case int[] a -> {
                ValueLayout.OfInt layout = INT.withOrder(order);
                for (int i = 0; i < count; i++) {
                    a[at + i] = source.get(layout, offset + i * stride);
                }
            }
            case long[] a -> {
                ValueLayout.OfLong layout = LONG.withOrder(order);
                for (int i = 0; i < count; i++) {
                    a[at + i] = source.get(layout, offset + i * stride);
                }
            }
            case float[] a -> {
                ValueLayout.OfFloat layout = FLOAT.withOrder(order);
                for (int i = 0; i < count; i++) {
                    a[at + i] = source.get(layout, offset + i * stride);
                }
            }
            case double[] a -> {
                ValueLayout.OfDouble layout = DOUBLE.withOrder(order);
                for (int i = 0; i < count; i++) {
                    a[at + i] = source.get(layout, offset + i * stride);
                }
            }
            default -> throw new IllegalArgumentException("no column of numbers: " + column.getClass());
        }
    }

    static void write(
            DType dtype,
            ByteOrder order,
            Object column,
            int at,
            int count,
            MemorySegment target,
            long offset,
            long stride) {
        if (stride == dtype.itemSize()) {
            MemorySegment.copy(column, at, target, layout(dtype, order), offset, count);
            return;
        }
        switch (column) {
            case byte[] a -> {
                for (int i = 0; i < count; i++) {
                    target.set(ValueLayout.JAVA_BYTE, offset + i * stride, a[at + i]);
                }
            }
            case short[] a -> {
                ValueLayout.OfShort layout = SHORT.withOrder(order);
                for (int i = 0; i < count; i++) {
                    target.set(layout, offset + i * stride, a[at + i]);
                }
            }
            case int[] a -> {
                ValueLayout.OfInt layout = INT.withOrder(order);
                for (int i = 0; i < count; i++) {
                    target.set(layout, offset + i * stride, a[at + i]);
                }
            }
            case long[] a -> {
                ValueLayout.OfLong layout = LONG.withOrder(order);
                for (int i = 0; i < count; i++) {
                    target.set(layout, offset + i * stride, a[at + i]);
                }
            }
            case float[] a -> {
                ValueLayout.OfFloat layout = FLOAT.withOrder(order);
                for (int i = 0; i < count; i++) {
                    target.set(layout, offset + i * stride, a[at + i]);
                }
            }
            case double[] a -> {
                ValueLayout.OfDouble layout = DOUBLE.withOrder(order);
                for (int i = 0; i < count; i++) {
                    target.set(layout, offset + i * stride, a[at + i]);
                }
            }
            default -> throw new IllegalArgumentException("no column of numbers: " + column.getClass());
        }
    }

    static void readHalf(
            ByteOrder order, MemorySegment source, long offset, long stride, float[] column, int at, int count) {
        ValueLayout.OfShort layout = SHORT.withOrder(order);
        for (int i = 0; i < count; i++) {
            column[at + i] = Float.float16ToFloat(source.get(layout, offset + i * stride));
        }
    }

    static void writeHalf(
            ByteOrder order, float[] column, int at, int count, MemorySegment target, long offset, long stride) {
        ValueLayout.OfShort layout = SHORT.withOrder(order);
        for (int i = 0; i < count; i++) {
            target.set(layout, offset + i * stride, Float.floatToFloat16(column[at + i]));
        }
    }

    static void readBooleans(MemorySegment source, long offset, long stride, boolean[] column, int at, int count) {
        for (int i = 0; i < count; i++) {
            column[at + i] = source.get(ValueLayout.JAVA_BYTE, offset + i * stride) != 0;
        }
    }

    static void writeBooleans(boolean[] column, int at, int count, MemorySegment target, long offset, long stride) {
        for (int i = 0; i < count; i++) {
            target.set(ValueLayout.JAVA_BYTE, offset + i * stride, (byte) (column[at + i] ? 1 : 0));
        }
    }
}
