package org.hillock.core.codecs;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Transposes bits between elements one after the other and rows: all bits 0 of the first bytes, all bits 1 of the first
 * bytes, and so on; within a row, element 0 is the least significant bit of the first byte.
 *
 * <p>Bytes are brought into planes first ({@link ByteShuffle}); then 64 bytes of a plane at a time become one long in each of
 * eight rows: eight 8 × 8 bit transposes inside longs, then one 8 × 8 byte transpose across them.
 */
final class BitShuffle {
    private static final int TILE = 256;
    private static final ValueLayout.OfLong LITTLE = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long BITS_1 = 0x00AA00AA00AA00AAL;
    private static final long BITS_2 = 0x0000CCCC0000CCCCL;
    private static final long BITS_4 = 0x00000000F0F0F0F0L;
    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
    private static final long EVEN_SHORTS = 0x0000FFFF0000FFFFL;
    private static final long LOW_INT = 0x00000000FFFFFFFFL;

    private BitShuffle() {}

    /** Elements at {@code from} to rows at {@code to}; {@code count} is a multiple of 8, {@code scratch} holds all their bytes. */
    static void shuffle(byte[] in, int from, byte[] out, int to, int size, int count, byte[] scratch) {
        long[] tile = new long[TILE];
        if (size == 1) {
            planeToRows(in, from, out, to, count, tile);
            return;
        }
        ByteShuffle.shuffle(in, from, scratch, 0, size, count);
        for (int b = 0; b < size; b++) {
            planeToRows(scratch, b * count, out, to + b * count, count, tile);
        }
    }

    /** Rows at {@code from} to elements at {@code to}. */
    static void unshuffle(byte[] in, int from, byte[] out, int to, int size, int count, byte[] scratch) {
        long[] tile = new long[TILE];
        if (size == 1) {
            rowsToPlane(in, from, out, to, count, tile);
            return;
        }
        for (int b = 0; b < size; b++) {
            rowsToPlane(in, from + b * count, scratch, b * count, count, tile);
        }
        ByteShuffle.unshuffle(scratch, 0, out, to, size, count);
    }

    private static void planeToRows(byte[] in, int from, byte[] out, int to, int count, long[] tile) {
        int row = count / 8;
        int whole = count & ~63;
        for (int start = 0; start < whole; start += 8 * TILE) {
            int longs = Math.min(TILE, (whole - start) / 8);
            load(in, from + start, tile, longs);
            transposeBits(tile, longs);
            for (int i = 0; i < longs; i += 8) {
                transposeBytes(tile, i, out, to + (start / 8) + i, row);
            }
        }
        for (int i = whole; i < count; i += 8) {
            tile[0] = (long) ByteShuffle.LONG.get(in, from + i);
            transposeBits(tile, 1);
            for (int j = 0; j < 8; j++) {
                out[to + j * row + i / 8] = (byte) (tile[0] >>> (8 * j));
            }
        }
    }

    private static void rowsToPlane(byte[] in, int from, byte[] out, int to, int count, long[] tile) {
        int row = count / 8;
        int whole = count & ~63;
        for (int start = 0; start < whole; start += 8 * TILE) {
            int longs = Math.min(TILE, (whole - start) / 8);
            for (int i = 0; i < longs; i += 8) {
                gather(in, from + (start / 8) + i, row, tile, i);
                transposeBytes(tile, i, out, to + start + 8 * i, 8);
            }
            load(out, to + start, tile, longs);
            transposeBits(tile, longs);
            store(tile, longs, out, to + start);
        }
        for (int i = whole; i < count; i += 8) {
            tile[0] = 0;
            for (int j = 0; j < 8; j++) {
                tile[0] |= (in[from + j * row + i / 8] & 0xFFL) << (8 * j);
            }
            transposeBits(tile, 1);
            ByteShuffle.LONG.set(out, to + i, tile[0]);
        }
    }

    private static void load(byte[] in, int from, long[] tile, int longs) {
        MemorySegment.copy(MemorySegment.ofArray(in), LITTLE, from, tile, 0, longs);
    }

    private static void store(long[] tile, int longs, byte[] out, int to) {
        MemorySegment.copy(tile, 0, MemorySegment.ofArray(out), LITTLE, to, longs);
    }

    private static void gather(byte[] in, int from, int stride, long[] tile, int at) {
        for (int k = 0; k < 8; k++) {
            tile[at + k] = (long) ByteShuffle.LONG.get(in, from + k * stride);
        }
    }

    /** Transposes the 8 × 8 bits of each long; one simple loop, which the compiler turns into vector instructions. */
    private static void transposeBits(long[] tile, int longs) {
        for (int i = 0; i < longs; i++) {
            long x = tile[i];
            long t = (x ^ (x >>> 7)) & BITS_1;
            x = x ^ t ^ (t << 7);
            t = (x ^ (x >>> 14)) & BITS_2;
            x = x ^ t ^ (t << 14);
            t = (x ^ (x >>> 28)) & BITS_4;
            tile[i] = x ^ t ^ (t << 28);
        }
    }

    /** Writes eight longs, {@code stride} bytes apart: long j holds byte j of each of the eight longs at {@code at}. */
    private static void transposeBytes(long[] tile, int at, byte[] out, int to, int stride) {
        long a = tile[at];
        long b = tile[at + 1];
        long c = tile[at + 2];
        long d = tile[at + 3];
        long e = tile[at + 4];
        long f = tile[at + 5];
        long g = tile[at + 6];
        long h = tile[at + 7];
        // 4-byte halves between longs four apart, then 2-byte ones between longs two apart, then bytes between
        // neighbours.
        long a4 = (a & LOW_INT) | (e << 32);
        long e4 = (a >>> 32) | (e & ~LOW_INT);
        long b4 = (b & LOW_INT) | (f << 32);
        long f4 = (b >>> 32) | (f & ~LOW_INT);
        long c4 = (c & LOW_INT) | (g << 32);
        long g4 = (c >>> 32) | (g & ~LOW_INT);
        long d4 = (d & LOW_INT) | (h << 32);
        long h4 = (d >>> 32) | (h & ~LOW_INT);
        long a2 = (a4 & EVEN_SHORTS) | ((c4 & EVEN_SHORTS) << 16);
        long c2 = ((a4 >>> 16) & EVEN_SHORTS) | (c4 & ~EVEN_SHORTS);
        long b2 = (b4 & EVEN_SHORTS) | ((d4 & EVEN_SHORTS) << 16);
        long d2 = ((b4 >>> 16) & EVEN_SHORTS) | (d4 & ~EVEN_SHORTS);
        long e2 = (e4 & EVEN_SHORTS) | ((g4 & EVEN_SHORTS) << 16);
        long g2 = ((e4 >>> 16) & EVEN_SHORTS) | (g4 & ~EVEN_SHORTS);
        long f2 = (f4 & EVEN_SHORTS) | ((h4 & EVEN_SHORTS) << 16);
        long h2 = ((f4 >>> 16) & EVEN_SHORTS) | (h4 & ~EVEN_SHORTS);
        ByteShuffle.LONG.set(out, to, (a2 & EVEN_BYTES) | ((b2 & EVEN_BYTES) << 8));
        ByteShuffle.LONG.set(out, to + stride, ((a2 >>> 8) & EVEN_BYTES) | (b2 & ~EVEN_BYTES));
        ByteShuffle.LONG.set(out, to + 2 * stride, (c2 & EVEN_BYTES) | ((d2 & EVEN_BYTES) << 8));
        ByteShuffle.LONG.set(out, to + 3 * stride, ((c2 >>> 8) & EVEN_BYTES) | (d2 & ~EVEN_BYTES));
        ByteShuffle.LONG.set(out, to + 4 * stride, (e2 & EVEN_BYTES) | ((f2 & EVEN_BYTES) << 8));
        ByteShuffle.LONG.set(out, to + 5 * stride, ((e2 >>> 8) & EVEN_BYTES) | (f2 & ~EVEN_BYTES));
        ByteShuffle.LONG.set(out, to + 6 * stride, (g2 & EVEN_BYTES) | ((h2 & EVEN_BYTES) << 8));
        ByteShuffle.LONG.set(out, to + 7 * stride, ((g2 >>> 8) & EVEN_BYTES) | (h2 & ~EVEN_BYTES));
    }
}
