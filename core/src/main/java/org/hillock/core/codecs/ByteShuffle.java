package org.hillock.core.codecs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Transposes bytes between elements one after the other and planes: all first bytes, all second bytes, and so on.
 *
 * <p>Two-byte elements go four at a time through a long; eight-byte elements as transposed 8 × 8 blocks.
 */
final class ByteShuffle {
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
    private static final long EVEN_SHORTS = 0x0000FFFF0000FFFFL;
    private static final long LOW_INT = 0xFFFFFFFFL;

    private ByteShuffle() {}

    /** Elements at {@code from} to planes at {@code to}; each plane has {@code count} bytes. */
    static void shuffle(byte[] in, int from, byte[] out, int to, int size, int count) {
        int done = size == 2 ? shuffle2(in, from, out, to, count) : size == 4 ? shuffle4(in, from, out, to, count) : 0;
        for (int b = 0; b < size; b++) {
            int plane = to + b * count;
            for (int i = done, at = from + done * size + b; i < count; i++, at += size) {
                out[plane + i] = in[at];
            }
        }
    }

    /** Planes at {@code from} to elements at {@code to}. */
    static void unshuffle(byte[] in, int from, byte[] out, int to, int size, int count) {
        int done =
                size == 2 ? unshuffle2(in, from, out, to, count) : size == 4 ? unshuffle4(in, from, out, to, count) : 0;
        for (int b = 0; b < size; b++) {
            int plane = from + b * count;
            for (int i = done, at = to + done * size + b; i < count; i++, at += size) {
                out[at] = in[plane + i];
            }
        }
    }

    /** The four even bytes of a long, as an int. */
    private static long even(long x) {
        long y = x & EVEN_BYTES;
        y = (y | (y >>> 8)) & EVEN_SHORTS;
        return (y | (y >>> 16)) & LOW_INT;
    }

    /** The four bytes of an int at the even places of a long. */
    private static long spread(long x) {
        long y = (x | (x << 16)) & EVEN_SHORTS;
        return (y | (y << 8)) & EVEN_BYTES;
    }

    private static int shuffle2(byte[] in, int from, byte[] out, int to, int count) {
        int whole = count & ~7;
        for (int i = 0; i < whole; i += 8) {
            long a = (long) LONG.get(in, from + 2 * i);
            long b = (long) LONG.get(in, from + 2 * i + 8);
            LONG.set(out, to + i, even(a) | even(b) << 32);
            LONG.set(out, to + count + i, even(a >>> 8) | even(b >>> 8) << 32);
        }
        return whole;
    }

    private static int unshuffle2(byte[] in, int from, byte[] out, int to, int count) {
        int whole = count & ~7;
        for (int i = 0; i < whole; i += 8) {
            long low = (long) LONG.get(in, from + i);
            long high = (long) LONG.get(in, from + count + i);
            LONG.set(out, to + 2 * i, spread(low & LOW_INT) | spread(high & LOW_INT) << 8);
            LONG.set(out, to + 2 * i + 8, spread(low >>> 32) | spread(high >>> 32) << 8);
        }
        return whole;
    }

    private static int shuffle4(byte[] in, int from, byte[] out, int to, int count) {
        int whole = count & ~3;
        for (int i = 0; i < whole; i += 4) {
            long a = (long) LONG.get(in, from + 4 * i);
            long b = (long) LONG.get(in, from + 4 * i + 8);
            long even = even(a) | even(b) << 32;
            long odd = even(a >>> 8) | even(b >>> 8) << 32;
            INT.set(out, to + i, (int) even(even));
            INT.set(out, to + count + i, (int) even(odd));
            INT.set(out, to + 2 * count + i, (int) even(even >>> 8));
            INT.set(out, to + 3 * count + i, (int) even(odd >>> 8));
        }
        return whole;
    }

    private static int unshuffle4(byte[] in, int from, byte[] out, int to, int count) {
        int whole = count & ~3;
        for (int i = 0; i < whole; i += 4) {
            long even = spread((int) INT.get(in, from + i) & LOW_INT)
                    | spread((int) INT.get(in, from + 2 * count + i) & LOW_INT) << 8;
            long odd = spread((int) INT.get(in, from + count + i) & LOW_INT)
                    | spread((int) INT.get(in, from + 3 * count + i) & LOW_INT) << 8;
            LONG.set(out, to + 4 * i, spread(even & LOW_INT) | spread(odd & LOW_INT) << 8);
            LONG.set(out, to + 4 * i + 8, spread(even >>> 32) | spread(odd >>> 32) << 8);
        }
        return whole;
    }
}
