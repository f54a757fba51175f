package org.hillock.kernels.random;

/** Uniform integers from 0 up to and including a limit, without bias. */
final class BoundedInteger {
    private static final long MAX_32 = 0xFFFFFFFFL;

    private BoundedInteger() {}

    /** Returns a uniform value in [0, limit], limit unsigned, by multiplication and shift (Lemire 2019); limit 0 draws nothing. */
    static long lemire(BitSource bits, long limit) {
        if (limit == 0) {
            return 0;
        }
        if (limit == MAX_32) {
            return Integer.toUnsignedLong(bits.next32());
        }
        if (limit == -1L) {
            return bits.next64();
        }
        return Long.compareUnsigned(limit, MAX_32) < 0 ? lemire32(bits, limit) : lemire64(bits, limit + 1);
    }

    private static long lemire32(BitSource bits, long limit) {
        long count = limit + 1;
        long product = Integer.toUnsignedLong(bits.next32()) * count;
        if ((product & MAX_32) < count) {
            long threshold = (MAX_32 - limit) % count;
            while ((product & MAX_32) < threshold) {
                product = Integer.toUnsignedLong(bits.next32()) * count;
            }
        }
        return product >>> 32;
    }

    private static long lemire64(BitSource bits, long count) {
        long draw = bits.next64();
        if (Long.compareUnsigned(draw * count, count) < 0) {
            long threshold = Long.remainderUnsigned(-count, count);
            while (Long.compareUnsigned(draw * count, threshold) < 0) {
                draw = bits.next64();
            }
        }
        return Math.unsignedMultiplyHigh(draw, count);
    }

    /** Returns a uniform value in [0, limit], limit unsigned, by masking and rejection; limit 0 draws nothing. */
    static long masked(BitSource bits, long limit) {
        if (limit == 0) {
            return 0;
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(limit);
        boolean narrow = Long.compareUnsigned(limit, MAX_32) <= 0;
        long value;
        do {
            value = (narrow ? bits.next32() : bits.next64()) & mask;
        } while (Long.compareUnsigned(value, limit) > 0);
        return value;
    }
}
