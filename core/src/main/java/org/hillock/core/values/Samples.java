package org.hillock.core.values;

import java.util.Arrays;
import org.hillock.core.errors.WrongArgumentException;

/**
 * A buffer of samples, row-major {@code [samples × channels]}, over a {@code float[]}, {@code double[]} or {@code long[]}.
 *
 * <p>Rows lie one after the other from {@link #offset()} on. A view made by {@link #rows} shares the array. Not thread-safe.
 */
public final class Samples {
    private final Carrier carrier;
    private final Object array;
    private final int offset;
    private final int numSamples;
    private final int numChannels;

    private Samples(Carrier carrier, Object array, int offset, int numSamples, int numChannels) {
        this.carrier = carrier;
        this.array = array;
        this.offset = offset;
        this.numSamples = numSamples;
        this.numChannels = numChannels;
    }

    /** A new buffer of zeros. */
    public static Samples allocate(Carrier carrier, int numSamples, int numChannels) {
        return over(newArray(carrier, cells(numSamples, numChannels)), numSamples, numChannels);
    }

    /** A buffer over the beginning of a given {@code float[]}, {@code double[]} or {@code long[]}, which may be longer than needed. */
    public static Samples over(Object array, int numSamples, int numChannels) {
        cells(numSamples, numChannels);
        return switch (array) {
            case float[] ignored -> new Samples(Carrier.FLOAT, array, 0, numSamples, numChannels);
            case double[] ignored -> new Samples(Carrier.DOUBLE, array, 0, numSamples, numChannels);
            case long[] ignored -> new Samples(Carrier.LONG, array, 0, numSamples, numChannels);
            default -> throw new WrongArgumentException("samples: array must be float[], double[] or long[].");
        };
    }

    static Object newArray(Carrier carrier, int length) {
        return switch (carrier) {
            case FLOAT -> new float[length];
            case DOUBLE -> new double[length];
            case LONG -> new long[length];
        };
    }

    static int cells(int numSamples, int numChannels) {
        long cells = (long) numSamples * numChannels;
        if (numSamples < 0 || cells > Integer.MAX_VALUE - 8) {
            throw new WrongArgumentException("samples: " + numSamples + " samples × " + numChannels
                    + " channels must fit one array (2,147,483,639 values). Read a shorter range at a time.");
        }
        return (int) cells;
    }

    /** The array type underneath. */
    public Carrier carrier() {
        return carrier;
    }

    /** The array as {@code float[]}; refused for another carrier. */
    public float[] floats() {
        if (array instanceof float[] floats) {
            return floats;
        }
        throw wrongCarrier(Carrier.FLOAT);
    }

    /** The array as {@code double[]}; refused for another carrier. */
    public double[] doubles() {
        if (array instanceof double[] doubles) {
            return doubles;
        }
        throw wrongCarrier(Carrier.DOUBLE);
    }

    /** The array as {@code long[]}; refused for another carrier. */
    public long[] longs() {
        if (array instanceof long[] longs) {
            return longs;
        }
        throw wrongCarrier(Carrier.LONG);
    }

    private WrongArgumentException wrongCarrier(Carrier wanted) {
        return new WrongArgumentException("samples: carrier = " + carrier + " must be " + wanted + ".");
    }

    /** The array itself, for {@link System#arraycopy}. */
    Object array() {
        return array;
    }

    /** Position of the first value in the array. */
    public int offset() {
        return offset;
    }

    /** Number of rows. */
    public int numSamples() {
        return numSamples;
    }

    /** Number of columns. */
    public int numChannels() {
        return numChannels;
    }

    /** Number of values. */
    public int size() {
        return numSamples * numChannels;
    }

    /** A view of the rows {@code [from, to)}. */
    public Samples rows(int from, int to) {
        if (from < 0 || to > numSamples || from > to) {
            throw new WrongArgumentException(
                    "samples: rows [" + from + ", " + to + ") must lie within [0, " + numSamples + ").");
        }
        return new Samples(carrier, array, offset + from * numChannels, to - from, numChannels);
    }

    /** One value as a double. */
    public double get(int sample, int channel) {
        int i = offset + sample * numChannels + channel;
        return switch (array) {
            case float[] a -> a[i];
            case double[] a -> a[i];
            default -> ((long[]) array)[i];
        };
    }

    /** Copies all rows of a buffer of the same size; between carriers numbers are converted as Java casts do. */
    public void copyFrom(Samples source) {
        checkShape(source.numSamples, source.numChannels);
        int n = size();
        if (source.carrier == carrier) {
            System.arraycopy(source.array, source.offset, array, offset, n);
            return;
        }
        switch (array) {
            case float[] a -> {
                for (int i = 0; i < n; i++) {
                    a[offset + i] = source.array instanceof double[] d
                            ? (float) d[source.offset + i]
                            : (float) source.longs()[source.offset + i];
                }
            }
            case double[] a -> {
                for (int i = 0; i < n; i++) {
                    a[offset + i] = source.array instanceof float[] f
                            ? f[source.offset + i]
                            : (double) source.longs()[source.offset + i];
                }
            }
            default -> {
                long[] a = longs();
                for (int i = 0; i < n; i++) {
                    a[offset + i] = source.array instanceof float[] f
                            ? (long) f[source.offset + i]
                            : (long) source.doubles()[source.offset + i];
                }
            }
        }
    }

    /** Fills all rows from the rows of a two-dimensional array of numbers, the first of them at {@code firstRow}. */
    public void copyFrom(NdArray source, int firstRow) {
        int n = size();
        int from = firstRow * numChannels;
        switch (source.backing()) {
            case float[] a -> System.arraycopy(a, from, floats(), offset, n);
            case double[] a -> System.arraycopy(a, from, doubles(), offset, n);
            case long[] a -> System.arraycopy(a, from, longs(), offset, n);
            case short[] a -> copyShorts(a, from, n, source.type().numeric().isUnsigned() ? 0xffff : -1);
            case int[] ignored -> {
                for (int i = 0; i < n; i++) {
                    doubles()[offset + i] = source.longAt(from + i);
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    floats()[offset + i] = source.longAt(from + i);
                }
            }
        }
    }

    private void copyShorts(short[] source, int from, int n, int mask) {
        float[] target = floats();
        for (int i = 0; i < n; i++) {
            target[offset + i] = source[from + i] & mask;
        }
    }

    /** Fills column {@code k} of every row with column {@code columns[k]} of the source, which has as many rows and the same carrier. */
    public void gatherColumns(Samples source, int[] columns) {
        checkShape(source.numSamples, columns.length);
        int from = source.offset;
        int to = offset;
        for (int s = 0; s < numSamples; s++, from += source.numChannels, to += numChannels) {
            switch (array) {
                case float[] a -> gather(source.floats(), from, a, to, columns);
                case double[] a -> gather(source.doubles(), from, a, to, columns);
                default -> gather(source.longs(), from, longs(), to, columns);
            }
        }
    }

    private static void gather(float[] source, int from, float[] target, int to, int[] columns) {
        for (int k = 0; k < columns.length; k++) {
            target[to + k] = source[from + columns[k]];
        }
    }

    private static void gather(double[] source, int from, double[] target, int to, int[] columns) {
        for (int k = 0; k < columns.length; k++) {
            target[to + k] = source[from + columns[k]];
        }
    }

    private static void gather(long[] source, int from, long[] target, int to, int[] columns) {
        for (int k = 0; k < columns.length; k++) {
            target[to + k] = source[from + columns[k]];
        }
    }

    /** Writes all columns of the source, which has as many rows and the same carrier, to the columns from {@code firstColumn} on. */
    public void placeColumns(Samples source, int firstColumn) {
        checkShape(source.numSamples, numChannels);
        for (int s = 0; s < numSamples; s++) {
            System.arraycopy(
                    source.array,
                    source.offset + s * source.numChannels,
                    array,
                    offset + s * numChannels + firstColumn,
                    source.numChannels);
        }
    }

    /** Sets every value to zero. */
    public void clear() {
        switch (array) {
            case float[] a -> Arrays.fill(a, offset, offset + size(), 0f);
            case double[] a -> Arrays.fill(a, offset, offset + size(), 0d);
            default -> Arrays.fill(longs(), offset, offset + size(), 0L);
        }
    }

    private void checkShape(int wantedSamples, int wantedChannels) {
        if (wantedSamples != numSamples || wantedChannels != numChannels) {
            throw new WrongArgumentException("samples: a buffer of " + numSamples + " × " + numChannels
                    + " must have the size " + wantedSamples + " × " + wantedChannels + ".");
        }
    }
}
