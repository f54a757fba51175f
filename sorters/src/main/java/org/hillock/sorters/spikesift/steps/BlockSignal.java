package org.hillock.sorters.spikesift.steps;

/**
 * Filtered samples of a stretch of blocks, stored as {@code [block][channel][sample in block]} in slabs of a power of two
 * blocks each.
 *
 * <p>Not thread-safe for writing; two signals that share a slab but no block may be written at the same time.
 *
 * @param slabs arrays of {@code 2^slabShift} blocks each
 * @param slabShift binary logarithm of the blocks in a slab
 * @param firstBlock the block of the first slab at which the stretch begins
 * @param blocks number of blocks in the stretch
 * @param channels number of channels
 * @param samplesPerBlock block length m
 */
public record BlockSignal(
        float[][] slabs, int slabShift, int firstBlock, int blocks, int channels, int samplesPerBlock) {

    /** A stretch held in a single array of {@code [block][channel][sample]}. */
    public static BlockSignal of(float[] samples, int channels, int samplesPerBlock) {
        int blocks = samples.length / (channels * samplesPerBlock);
        int shift = 32 - Integer.numberOfLeadingZeros(blocks);
        return new BlockSignal(new float[][] {samples}, shift, 0, blocks, channels, samplesPerBlock);
    }

    /** The slab that holds block {@code block} of the stretch. */
    public float[] slab(int block) {
        return slabs[(firstBlock + block) >> slabShift];
    }

    /** Where block {@code block} of channel {@code channel} begins in its slab. */
    public int offset(int block, int channel) {
        int inSlab = (firstBlock + block) & ((1 << slabShift) - 1);
        return (inSlab * channels + channel) * samplesPerBlock;
    }

    /** First position of the smallest value of a channel in a block, 0 to m - 1; {@code smallest} is that value. */
    public int position(int channel, int block, float smallest) {
        float[] slab = slab(block);
        int at = offset(block, channel);
        int last = at + samplesPerBlock - 1;
        int place = at;
        while (place < last && slab[place] != smallest) {
            place++;
        }
        return place - at;
    }

    /** Smallest value of a channel in a block; compared as whole numbers, which takes a third of the time. */
    public float smallest(int channel, int block) {
        float[] slab = slab(block);
        int at = offset(block, channel);
        int end = at + samplesPerBlock;
        int even = Integer.MAX_VALUE;
        int odd = Integer.MAX_VALUE;
        int s = at;
        for (; s + 1 < end; s += 2) {
            even = Math.min(even, rank(Float.floatToRawIntBits(slab[s])));
            odd = Math.min(odd, rank(Float.floatToRawIntBits(slab[s + 1])));
        }
        if (s < end) {
            even = Math.min(even, rank(Float.floatToRawIntBits(slab[s])));
        }
        return Float.intBitsToFloat(rank(Math.min(even, odd)));
    }

    /** Turns the bits of a number into a whole number of the same order, and back. */
    private static int rank(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** Copies {@code length} samples of a channel, from sample {@code first} of the stretch on, to {@code out}. */
    public void copy(int channel, int first, int length, float[] out, int outStart) {
        int block = first / samplesPerBlock;
        int within = first - block * samplesPerBlock;
        int done = 0;
        while (done < length) {
            int count = Math.min(samplesPerBlock - within, length - done);
            System.arraycopy(slab(block), offset(block, channel) + within, out, outStart + done, count);
            done += count;
            block++;
            within = 0;
        }
    }

    /** Subtracts values from a channel, from sample {@code first} of the stretch on. */
    public void subtract(int channel, int first, float[] values) {
        int block = first / samplesPerBlock;
        int within = first - block * samplesPerBlock;
        int done = 0;
        while (done < values.length) {
            int count = Math.min(samplesPerBlock - within, values.length - done);
            float[] slab = slab(block);
            int at = offset(block, channel) + within;
            for (int s = 0; s < count; s++) {
                slab[at + s] -= values[done + s];
            }
            done += count;
            block++;
            within = 0;
        }
    }
}
