package org.hillock.kernels.random;

import java.math.BigInteger;

/**
 * The permuted congruential generator PCG XSL-RR 128/64 of M. E. O'Neill: 128-bit linear congruence, 64-bit output.
 *
 * <p>A 32-bit draw takes the low half of a 64-bit draw and keeps the high half for the next 32-bit draw, also when 64-bit
 * draws come between. Not thread-safe.
 */
public final class Pcg64 implements BitSource {
    private static final long FACTOR_HIGH = 0x2360ED051FC65DA4L;
    private static final long FACTOR_LOW = 0x4385DF649FCCF645L;
    private static final double TO_DOUBLE = 0x1.0p-53;

    private final long incrementHigh;
    private final long incrementLow;
    private long high;
    private long low;
    private boolean hasHalf;
    private int half;

    private Pcg64(long incrementHigh, long incrementLow) {
        this.incrementHigh = incrementHigh;
        this.incrementLow = incrementLow;
    }

    /** Returns the generator seeded by the first four 64-bit words of {@code seeds}. */
    public static Pcg64 of(SeedSequence seeds) {
        long[] words = seeds.generateState64(4);
        Pcg64 generator = new Pcg64((words[2] << 1) | (words[3] >>> 63), (words[3] << 1) | 1L);
        generator.step();
        generator.add(words[0], words[1]);
        generator.step();
        return generator;
    }

    @Override
    public long next64() {
        step();
        return Long.rotateRight(high ^ low, (int) (high >>> 58));
    }

    @Override
    public int next32() {
        if (hasHalf) {
            hasHalf = false;
            return half;
        }
        long draw = next64();
        hasHalf = true;
        half = (int) (draw >>> 32);
        return (int) draw;
    }

    @Override
    public double nextDouble() {
        return (next64() >>> 11) * TO_DOUBLE;
    }

    /** Returns the 128-bit state as a non-negative integer. */
    public BigInteger state() {
        return unsigned(high, low);
    }

    /** Returns the 128-bit odd increment that selects the stream. */
    public BigInteger increment() {
        return unsigned(incrementHigh, incrementLow);
    }

    private void step() {
        long productHigh = Math.unsignedMultiplyHigh(low, FACTOR_LOW) + high * FACTOR_LOW + low * FACTOR_HIGH;
        low = low * FACTOR_LOW;
        high = productHigh;
        add(incrementHigh, incrementLow);
    }

    private void add(long addHigh, long addLow) {
        long sum = low + addLow;
        high += addHigh + (Long.compareUnsigned(sum, addLow) < 0 ? 1 : 0);
        low = sum;
    }

    private static BigInteger unsigned(long high, long low) {
        return new BigInteger(Long.toUnsignedString(high)).shiftLeft(64).or(new BigInteger(Long.toUnsignedString(low)));
    }
}
