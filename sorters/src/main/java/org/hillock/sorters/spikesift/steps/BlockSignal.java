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

    /** Smallest value of a channel in a block; four chains of comparisons, because each waits for the one before it. */
    public float smallest(int channel, int block) {
        float[] slab = slab(block);
        int at = offset(block, channel);
        int end = at + samplesPerBlock;
        float a = slab[at];
        float b = a;
        float c = a;
        float d = a;
        int s = at;
        for (; s + 3 < end; s += 4) {
            a = Math.min(a, slab[s]);
            b = Math.min(b, slab[s + 1]);
            c = Math.min(c, slab[s + 2]);
            d = Math.min(d, slab[s + 3]);
        }
        for (; s < end; s++) {
            a = Math.min(a, slab[s]);
        }
        return Math.min(Math.min(a, b), Math.min(c, d));
    }

    /** Copies {@code length} samples of a channel, from sample {@code first} of the stretch on, to {@code out}. */
    public void copy(int channel, int first, int length, float[] out, int outStart) {
        int done = 0;
        while (done < length) {
            int block = (first + done) / samplesPerBlock;
            int within = first + done - block * samplesPerBlock;
            int count = Math.min(samplesPerBlock - within, length - done);
            System.arraycopy(slab(block), offset(block, channel) + within, out, outStart + done, count);
            done += count;
        }
    }

    /** Subtracts values from a channel, from sample {@code first} of the stretch on. */
    public void subtract(int channel, int first, float[] values) {
        int length = values.length;
        int done = 0;
        while (done < length) {
            int block = (first + done) / samplesPerBlock;
            int within = first + done - block * samplesPerBlock;
            int count = Math.min(samplesPerBlock - within, length - done);
            float[] slab = slab(block);
            int at = offset(block, channel) + within;
            for (int s = 0; s < count; s++) {
                slab[at + s] -= values[done + s];
            }
            done += count;
        }
    }
}
