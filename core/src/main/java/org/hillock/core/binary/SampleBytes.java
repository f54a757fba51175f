package org.hillock.core.binary;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Samples;

/** Bytes to samples and back, value by value, in both byte orders. Whole numbers are kept exactly; unsigned ones are not shifted. */
public final class SampleBytes {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

    /** Values that are converted at a time; they stay in the first-level cache between the copy and the arithmetic. */
    private static final int BLOCK = 4096;

    private static final float FLOAT_MAGIC = 0x1.8p23f;
    private static final double DOUBLE_MAGIC = 0x1.8p52;

    private SampleBytes() {}

    /**
     * Fills a buffer from interleaved bytes.
     *
     * @param source holds at least {@code out.size()} values from its beginning
     * @param out a buffer with the carrier of {@code dtype}
     */
    public static void decode(MemorySegment source, DType dtype, ByteOrder order, Samples out) {
        int n = out.size();
        int o = out.offset();
        switch (dtype) {
            case INT8 -> decodeInt8(source, out.floats(), o, n);
            case UINT8 -> decodeUint8(source, out.floats(), o, n);
            case INT16 -> decodeInt16(source, SHORT.withOrder(order), out.floats(), o, n);
            case UINT16 -> decodeUint16(source, SHORT.withOrder(order), out.floats(), o, n);
            case FLOAT32 -> MemorySegment.copy(source, FLOAT.withOrder(order), 0, out.floats(), o, n);
            case INT32 -> decodeInt32(source, INT.withOrder(order), out.doubles(), o, n);
            case UINT32 -> decodeUint32(source, INT.withOrder(order), out.doubles(), o, n);
            case FLOAT64 -> MemorySegment.copy(source, DOUBLE.withOrder(order), 0, out.doubles(), o, n);
            case INT64, UINT64 -> MemorySegment.copy(source, LONG.withOrder(order), 0, out.longs(), o, n);
        }
    }

    private static void decodeInt8(MemorySegment source, float[] out, int o, int n) {
        byte[] block = new byte[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            MemorySegment.copy(source, ValueLayout.JAVA_BYTE, (long) done, block, 0, length);
            for (int i = 0; i < length; i++) {
                out[o + done + i] = block[i];
            }
        }
    }

    private static void decodeUint8(MemorySegment source, float[] out, int o, int n) {
        byte[] block = new byte[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            MemorySegment.copy(source, ValueLayout.JAVA_BYTE, (long) done, block, 0, length);
            for (int i = 0; i < length; i++) {
                out[o + done + i] = block[i] & 0xff;
            }
        }
    }

    private static void decodeInt16(MemorySegment source, ValueLayout.OfShort layout, float[] out, int o, int n) {
        short[] block = new short[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            MemorySegment.copy(source, layout, 2L * done, block, 0, length);
            for (int i = 0; i < length; i++) {
                out[o + done + i] = block[i];
            }
        }
    }

    private static void decodeUint16(MemorySegment source, ValueLayout.OfShort layout, float[] out, int o, int n) {
        short[] block = new short[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            MemorySegment.copy(source, layout, 2L * done, block, 0, length);
            for (int i = 0; i < length; i++) {
                out[o + done + i] = block[i] & 0xffff;
            }
        }
    }

    private static void decodeInt32(MemorySegment source, ValueLayout.OfInt layout, double[] out, int o, int n) {
        int[] block = new int[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            MemorySegment.copy(source, layout, 4L * done, block, 0, length);
            for (int i = 0; i < length; i++) {
                out[o + done + i] = block[i];
            }
        }
    }

    private static void decodeUint32(MemorySegment source, ValueLayout.OfInt layout, double[] out, int o, int n) {
        int[] block = new int[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            MemorySegment.copy(source, layout, 4L * done, block, 0, length);
            for (int i = 0; i < length; i++) {
                out[o + done + i] = block[i] & 0xffffffffL;
            }
        }
    }

    /**
     * Writes a buffer as interleaved bytes of a type. Fractions are rounded half to even on the way to whole numbers, values outside
     * the type's range are set to its end and NaN to 0; other conversions are Java's casts.
     *
     * @param target holds at least {@code samples.size()} values from its beginning
     */
    public static void encode(Samples samples, DType dtype, ByteOrder order, MemorySegment target) {
        encode(samples, dtype == DType.UINT64 ? DType.UINT64 : DType.INT64, dtype, order, target);
    }

    /**
     * Writes a buffer as interleaved bytes of a type, see above.
     *
     * @param source the type of the values in the buffer, which tells 64-bit integers with sign from those without
     */
    public static void encode(Samples samples, DType source, DType dtype, ByteOrder order, MemorySegment target) {
        switch (samples.carrier()) {
            case FLOAT -> {
                if (source == dtype && dtype.itemSize() == 2) {
                    encodeSame16(samples.floats(), samples.offset(), samples.size(), SHORT.withOrder(order), target);
                } else {
                    encode(samples.floats(), samples.offset(), samples.size(), dtype, order, target);
                }
            }
            case DOUBLE -> encode(samples.doubles(), samples.offset(), samples.size(), dtype, order, target);
            case LONG ->
                encode(samples.longs(), samples.offset(), samples.size(), source == DType.UINT64, dtype, order, target);
        }
    }

    private static void encode(float[] in, int o, int n, DType dtype, ByteOrder order, MemorySegment target) {
        switch (dtype) {
            case INT8, UINT8 -> encode8(in, o, n, dtype, target);
            case INT16, UINT16 -> encode16(in, o, n, dtype, SHORT.withOrder(order), target);
            case FLOAT32 -> MemorySegment.copy(in, o, target, FLOAT.withOrder(order), 0, n);
            case FLOAT64 -> encodeDoubles(in, o, n, DOUBLE.withOrder(order), target);
            default -> encodeWide(i -> in[o + i], n, dtype, order, target);
        }
    }

    /** Adding and taking away 1.5 × 2^23 rounds a float below 2^22 in size half to even; larger ones stay outside the ranges. */
    private static void encode8(float[] in, int o, int n, DType dtype, MemorySegment target) {
        int low = (int) dtype.minValue();
        int high = (int) dtype.maxValue();
        byte[] block = new byte[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            for (int i = 0; i < length; i++) {
                int rounded = (int) (in[o + done + i] + FLOAT_MAGIC - FLOAT_MAGIC);
                block[i] = (byte) Math.max(low, Math.min(high, rounded));
            }
            MemorySegment.copy(block, 0, target, ValueLayout.JAVA_BYTE, (long) done, length);
        }
    }

    private static void encode16(
            float[] in, int o, int n, DType dtype, ValueLayout.OfShort layout, MemorySegment target) {
        int low = (int) dtype.minValue();
        int high = (int) dtype.maxValue();
        float[] rounded = new float[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            for (int i = 0; i < length; i++) {
                int whole = (int) (in[o + done + i] + FLOAT_MAGIC - FLOAT_MAGIC);
                rounded[i] = Math.max(low, Math.min(high, whole));
            }
            encodeSame16(rounded, 0, length, layout, target.asSlice(2L * done));
        }
    }

    /** Values that are whole and within the range already; a loop of its own, since only such a plain one becomes vector code. */
    private static void encodeSame16(float[] in, int o, int n, ValueLayout.OfShort layout, MemorySegment target) {
        short[] block = new short[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            for (int i = 0; i < length; i++) {
                block[i] = (short) in[o + done + i];
            }
            MemorySegment.copy(block, 0, target, layout, 2L * done, length);
        }
    }

    private static void encodeDoubles(float[] in, int o, int n, ValueLayout.OfDouble layout, MemorySegment target) {
        double[] block = new double[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            for (int i = 0; i < length; i++) {
                block[i] = in[o + done + i];
            }
            MemorySegment.copy(block, 0, target, layout, 8L * done, length);
        }
    }

    private static void encode(double[] in, int o, int n, DType dtype, ByteOrder order, MemorySegment target) {
        switch (dtype) {
            case FLOAT64 -> MemorySegment.copy(in, o, target, DOUBLE.withOrder(order), 0, n);
            case FLOAT32 -> encodeFloats(in, o, n, FLOAT.withOrder(order), target);
            case INT16, UINT16 -> encode16(in, o, n, dtype, SHORT.withOrder(order), target);
            case INT32, UINT32 -> encode32(in, o, n, dtype, INT.withOrder(order), target);
            default -> encodeWide(i -> in[o + i], n, dtype, order, target);
        }
    }

    private static void encodeFloats(double[] in, int o, int n, ValueLayout.OfFloat layout, MemorySegment target) {
        float[] block = new float[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            for (int i = 0; i < length; i++) {
                block[i] = (float) in[o + done + i];
            }
            MemorySegment.copy(block, 0, target, layout, 4L * done, length);
        }
    }

    /** Adding and taking away 1.5 × 2^52 rounds a double below 2^51 in size half to even. */
    private static void encode16(
            double[] in, int o, int n, DType dtype, ValueLayout.OfShort layout, MemorySegment target) {
        int low = (int) dtype.minValue();
        int high = (int) dtype.maxValue();
        short[] block = new short[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            for (int i = 0; i < length; i++) {
                int rounded = (int) (in[o + done + i] + DOUBLE_MAGIC - DOUBLE_MAGIC);
                block[i] = (short) Math.max(low, Math.min(high, rounded));
            }
            MemorySegment.copy(block, 0, target, layout, 2L * done, length);
        }
    }

    private static void encode32(
            double[] in, int o, int n, DType dtype, ValueLayout.OfInt layout, MemorySegment target) {
        long low = (long) dtype.minValue();
        long high = (long) dtype.maxValue();
        int[] block = new int[Math.min(n, BLOCK)];
        for (int done = 0; done < n; done += BLOCK) {
            int length = Math.min(BLOCK, n - done);
            for (int i = 0; i < length; i++) {
                long rounded = (long) (in[o + done + i] + DOUBLE_MAGIC - DOUBLE_MAGIC);
                block[i] = (int) Math.max(low, Math.min(high, rounded));
            }
            MemorySegment.copy(block, 0, target, layout, 4L * done, length);
        }
    }

    private static void encode(
            long[] in, int o, int n, boolean unsigned, DType dtype, ByteOrder order, MemorySegment target) {
        switch (dtype) {
            case INT64, UINT64 -> {
                if (unsigned == dtype.isUnsigned()) {
                    MemorySegment.copy(in, o, target, LONG.withOrder(order), 0, n);
                } else {
                    encodeOtherSign(in, o, n, unsigned, LONG.withOrder(order), target);
                }
            }
            default ->
                encodeWide(
                        unsigned ? i -> NdArray.unsignedToDouble(in[o + i]) : i -> in[o + i], n, dtype, order, target);
        }
    }

    /** A negative number has no unsigned form, and an unsigned one with the highest bit no signed form: they are set to the end of the range. */
    private static void encodeOtherSign(
            long[] in, int o, int n, boolean unsigned, ValueLayout.OfLong layout, MemorySegment target) {
        for (int i = 0; i < n; i++) {
            long outside = unsigned ? Long.MAX_VALUE : 0;
            target.set(layout, 8L * i, in[o + i] < 0 ? outside : in[o + i]);
        }
    }

    private interface Values {
        double at(int index);
    }

    /** The pairs of types that don't occur on a hot path. */
    private static void encodeWide(Values in, int n, DType dtype, ByteOrder order, MemorySegment target) {
        for (int i = 0; i < n; i++) {
            double value = in.at(i);
            long whole = dtype.isInteger()
                    ? (long) Math.clamp(Double.isNaN(value) ? 0 : Math.rint(value), dtype.minValue(), dtype.maxValue())
                    : 0;
            switch (dtype) {
                case INT8, UINT8 -> target.set(ValueLayout.JAVA_BYTE, i, (byte) whole);
                case INT16, UINT16 -> target.set(SHORT.withOrder(order), 2L * i, (short) whole);
                case INT32, UINT32 -> target.set(INT.withOrder(order), 4L * i, (int) whole);
                case INT64 -> target.set(LONG.withOrder(order), 8L * i, whole);
                case UINT64 ->
                    target.set(
                            LONG.withOrder(order),
                            8L * i,
                            value >= 0x1p63 ? (long) (value - 0x1p63) + Long.MIN_VALUE : whole);
                case FLOAT32 -> target.set(FLOAT.withOrder(order), 4L * i, (float) value);
                case FLOAT64 -> target.set(DOUBLE.withOrder(order), 8L * i, value);
            }
        }
    }
}
