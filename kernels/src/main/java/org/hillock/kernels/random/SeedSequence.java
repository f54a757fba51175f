package org.hillock.kernels.random;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mixes one or more non-negative integers of any size into well spread words that seed a bit generator.
 *
 * <p>Follows M. E. O'Neill's {@code seed_seq_fe} with a pool of four words, in the variant of {@code numpy.random.SeedSequence}.
 * Not thread-safe: {@link #spawn} counts the children.
 */
public final class SeedSequence {
    private static final int POOL_SIZE = 4;
    private static final int POOL_START = 0x43B0D7E5;
    private static final int POOL_FACTOR = 0x931E8875;
    private static final int OUTPUT_START = 0x8B51F9DD;
    private static final int OUTPUT_FACTOR = 0x58F38DED;
    private static final int MIX_LEFT = 0xCA01F9DD;
    private static final int MIX_RIGHT = 0x4973F715;
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);

    private final List<BigInteger> entropy;
    private final List<BigInteger> spawnKey;
    private final int[] pool;
    private int children;

    private SeedSequence(List<BigInteger> entropy, List<BigInteger> spawnKey) {
        this.entropy = entropy;
        this.spawnKey = spawnKey;
        this.pool = mix(assemble(entropy, spawnKey));
    }

    /** Returns the sequence of one seed or a list of seeds, each read as non-negative. */
    public static SeedSequence of(long... seeds) {
        return of(Arrays.stream(seeds).mapToObj(BigInteger::valueOf).toList());
    }

    /** Returns the sequence of a list of non-negative seeds of any size. */
    public static SeedSequence of(List<BigInteger> seeds) {
        for (BigInteger seed : seeds) {
            if (seed.signum() < 0) {
                throw new IllegalArgumentException("seedSequence: seed = " + seed
                        + " must be at least 0 (entropy words are unsigned). Give a non-negative seed.");
            }
        }
        return new SeedSequence(List.copyOf(seeds), List.of());
    }

    /** Returns {@code count} child sequences, independent of each other and of earlier children. */
    public List<SeedSequence> spawn(int count) {
        List<SeedSequence> spawned = new ArrayList<>(count);
        for (int child = 0; child < count; child++) {
            List<BigInteger> key = new ArrayList<>(spawnKey);
            key.add(BigInteger.valueOf(children++));
            spawned.add(new SeedSequence(entropy, List.copyOf(key)));
        }
        return spawned;
    }

    /** Returns {@code numWords} 32-bit words of seed material. */
    public int[] generateState(int numWords) {
        int[] words = new int[numWords];
        int factor = OUTPUT_START;
        for (int i = 0; i < numWords; i++) {
            int value = pool[i % POOL_SIZE] ^ factor;
            factor *= OUTPUT_FACTOR;
            value *= factor;
            words[i] = value ^ (value >>> 16);
        }
        return words;
    }

    /** Returns {@code numWords} 64-bit words of seed material, each made of two 32-bit words, low word first. */
    public long[] generateState64(int numWords) {
        int[] halves = generateState(2 * numWords);
        long[] words = new long[numWords];
        for (int i = 0; i < numWords; i++) {
            words[i] = Integer.toUnsignedLong(halves[2 * i]) | ((long) halves[2 * i + 1] << 32);
        }
        return words;
    }

    private static int[] assemble(List<BigInteger> entropy, List<BigInteger> spawnKey) {
        List<Integer> words = new ArrayList<>();
        entropy.forEach(seed -> appendWords(seed, words));
        while (!spawnKey.isEmpty() && words.size() < POOL_SIZE) {
            words.add(0);
        }
        spawnKey.forEach(key -> appendWords(key, words));
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void appendWords(BigInteger seed, List<Integer> words) {
        BigInteger rest = seed;
        do {
            words.add(rest.intValue());
            rest = rest.divide(WORD);
        } while (rest.signum() > 0);
    }

    private static int[] mix(int[] words) {
        int[] pool = new int[POOL_SIZE];
        Hash hash = new Hash();
        for (int i = 0; i < POOL_SIZE; i++) {
            pool[i] = hash.apply(i < words.length ? words[i] : 0);
        }
        for (int source = 0; source < POOL_SIZE; source++) {
            for (int target = 0; target < POOL_SIZE; target++) {
                if (source != target) {
                    pool[target] = join(pool[target], hash.apply(pool[source]));
                }
            }
        }
        for (int source = POOL_SIZE; source < words.length; source++) {
            for (int target = 0; target < POOL_SIZE; target++) {
                pool[target] = join(pool[target], hash.apply(words[source]));
            }
        }
        return pool;
    }

    private static int join(int left, int right) {
        int mixed = MIX_LEFT * left - MIX_RIGHT * right;
        return mixed ^ (mixed >>> 16);
    }

    /** A hash whose multiplier moves on with every word. */
    private static final class Hash {
        private int factor = POOL_START;

        int apply(int word) {
            int value = word ^ factor;
            factor *= POOL_FACTOR;
            value *= factor;
            return value ^ (value >>> 16);
        }
    }
}
