package org.hillock.kernels.random;

/**
 * The Mersenne twister MT19937 of Matsumoto and Nishimura (1998) with its original integer initialisation.
 *
 * <p>A 64-bit draw is two 32-bit draws, high word first. Not thread-safe.
 */
public final class Mt19937 implements BitSource {
    private static final int SIZE = 624;
    private static final int SHIFT = 397;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7FFFFFFF;
    private static final int TWIST = 0x9908B0DF;
    private static final double TO_DOUBLE = 0x1.0p-53;

    private final int[] key = new int[SIZE];
    private int position = SIZE;

    /** Creates the generator for a seed of 32 bits, read as unsigned. */
    public Mt19937(int seed) {
        fillLinear(seed);
    }

    /** Creates the generator for a list of 32-bit seeds (initialisation by array), which must not be empty. */
    public Mt19937(int[] seeds) {
        if (seeds.length == 0) {
            throw new IllegalArgumentException(
                    "mt19937: seeds = [] must hold at least 1 word (the key is mixed from them). Give a seed.");
        }
        fillLinear(19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.max(SIZE, seeds.length); k > 0; k--) {
            key[i] = (key[i] ^ ((key[i - 1] ^ (key[i - 1] >>> 30)) * 1664525)) + seeds[j] + j;
            i = wrap(i + 1);
            j = (j + 1) % seeds.length;
        }
        for (int k = SIZE - 1; k > 0; k--) {
            key[i] = (key[i] ^ ((key[i - 1] ^ (key[i - 1] >>> 30)) * 1566083941)) - i;
            i = wrap(i + 1);
        }
        key[0] = UPPER;
    }

    private void fillLinear(int seed) {
        key[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            key[i] = 1812433253 * (key[i - 1] ^ (key[i - 1] >>> 30)) + i;
        }
    }

    private int wrap(int i) {
        if (i < SIZE) {
            return i;
        }
        key[0] = key[SIZE - 1];
        return 1;
    }

    @Override
    public int next32() {
        if (position == SIZE) {
            twist();
        }
        int y = key[position++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    @Override
    public long next64() {
        long upper = next32();
        return (upper << 32) | Integer.toUnsignedLong(next32());
    }

    @Override
    public double nextDouble() {
        int upper = next32() >>> 5;
        return (upper * 0x1.0p26 + (next32() >>> 6)) * TO_DOUBLE;
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (key[i] & UPPER) | (key[(i + 1) % SIZE] & LOWER);
            key[i] = key[(i + SHIFT) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : TWIST);
        }
        position = 0;
    }
}
