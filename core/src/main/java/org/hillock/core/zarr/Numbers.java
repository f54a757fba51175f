package org.hillock.core.zarr;

import java.lang.foreign.MemorySegment;
import org.hillock.core.codecs.BrokenBytesException;
import org.hillock.core.npy.ElementBytes;
import org.hillock.core.npy.NumpyType;

/** Bytes of numbers as primitive arrays and back, and plain casts between number types. */
final class Numbers {
    private Numbers() {}

    static Object column(NumpyType.Numeric type, byte[] bytes) {
        int count = bytes.length / type.itemSize();
        Object column = ElementBytes.allocate(type, count);
        ElementBytes.read(type, MemorySegment.ofArray(bytes), 0, type.itemSize(), column, 0, count);
        return column;
    }

    static byte[] bytes(NumpyType.Numeric type, Object column) {
        int count = java.lang.reflect.Array.getLength(column);
        byte[] bytes = new byte[Math.multiplyExact(count, type.itemSize())];
        ElementBytes.write(type, column, 0, count, MemorySegment.ofArray(bytes), 0, type.itemSize());
        return bytes;
    }

    /** Checks that stored bytes are as many as must give {@code size} bytes of another type. */
    static void check(String filter, byte[] stored, NumpyType.Numeric from, int size, NumpyType.Numeric to)
            throws BrokenBytesException {
        if ((long) stored.length * to.itemSize() != (long) size * from.itemSize()) {
            throw new BrokenBytesException(
                    0, "filter " + filter + " finds " + stored.length + " bytes, which do not give " + size);
        }
    }

    /** The numbers as another type; integers keep their lowest bits, fractions are cut off. */
    static Object cast(Object column, NumpyType.Numeric from, NumpyType.Numeric to) {
        if (from.dtype() == to.dtype()) {
            return column;
        }
        int count = java.lang.reflect.Array.getLength(column);
        Object out = ElementBytes.allocate(to, count);
        boolean whole = from.dtype().isInteger() && to.dtype().isInteger();
        boolean unsigned = from.dtype().isUnsigned();
        for (int i = 0; i < count; i++) {
            if (whole) {
                setLong(out, i, longAt(column, i, unsigned));
            } else {
                setDouble(out, i, doubleAt(column, i, unsigned));
            }
        }
        return out;
    }

    static long longAt(Object column, int i, boolean unsigned) {
        return switch (column) {
            case byte[] a -> unsigned ? Byte.toUnsignedLong(a[i]) : a[i];
            case short[] a -> unsigned ? Short.toUnsignedLong(a[i]) : a[i];
            case int[] a -> unsigned ? Integer.toUnsignedLong(a[i]) : a[i];
            case long[] a -> a[i];
            default -> throw new IllegalArgumentException("no column of whole numbers: " + column.getClass());
        };
    }

    static double doubleAt(Object column, int i, boolean unsigned) {
        return switch (column) {
            case float[] a -> a[i];
            case double[] a -> a[i];
            case long[] a when unsigned && a[i] < 0 -> ((a[i] >>> 1) | (a[i] & 1)) * 2.0;
            default -> longAt(column, i, unsigned);
        };
    }

    static void setLong(Object column, int i, long value) {
        switch (column) {
            case byte[] a -> a[i] = (byte) value;
            case short[] a -> a[i] = (short) value;
            case int[] a -> a[i] = (int) value;
            case long[] a -> a[i] = value;
            default -> throw new IllegalArgumentException("no column of whole numbers: " + column.getClass());
        }
    }

    static void setDouble(Object column, int i, double value) {
        switch (column) {
            case float[] a -> a[i] = (float) value;
            case double[] a -> a[i] = value;
            case long[] a when value >= 0x1p63 -> a[i] = (long) (value - 0x1p63) ^ Long.MIN_VALUE;
            default -> setLong(column, i, (long) value);
        }
    }
}
