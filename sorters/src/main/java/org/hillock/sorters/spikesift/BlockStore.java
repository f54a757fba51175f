package org.hillock.sorters.spikesift;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.sorters.spikesift.steps.BandFilter;
import org.hillock.sorters.spikesift.steps.BlockMinima;
import org.hillock.sorters.spikesift.steps.BlockSignal;
import org.hillock.sorters.spikesift.steps.FloatBandFilter;
import org.hillock.sorters.spikesift.steps.IntegerBandFilter;
import org.hillock.sorters.spikesift.steps.Lanes;
import org.hillock.sorters.spikesift.steps.TileSink;

/**
 * Filtered blocks and their minima, made in tiles on a fixed grid of blocks.
 *
 * <p>Minima are kept for all loaded blocks, filtered samples only as far as memory allows; the rest is filtered again when
 * it is asked for, with the same bits. Blocks live in slabs, which are given back once everything in them is sorted.
 */
final class BlockStore implements AutoCloseable {
    private static final int SLAB_SHIFT = 9;
    private static final int SLAB_BLOCKS = 1 << SLAB_SHIFT;
    private static final int SLICE_CHANNELS = 384;
    private static final int FEW_CHANNELS = 128;
    private static final float[] NO_SIGNAL = new float[0];

    private final SampleSource source;
    private final BandFilter filter;
    private final Workers workers;
    private final int blocks;
    private final int channels;
    private final int m;
    private final long keep;
    private final float[] offsets;
    private final boolean shorts;
    private final int tileShift;
    private final Map<Integer, Slab> slabs = new HashMap<>();
    private final AtomicLong missing = new AtomicLong();
    private int loadedTiles;
    private float[][] firstSamples = new float[0][];

    private static final class Slab {
        final float[] values;
        float[] signal = NO_SIGNAL;
        int filteredTiles;

        Slab(int size) {
            values = new float[size];
        }
    }

    /** A store of the blocks {@code 1 .. blocks - 1} that keeps up to {@code keep} bytes of filtered samples ahead. */
    BlockStore(SampleSource source, BandFilter filter, Workers workers, int blocks, long keep) {
        this.source = source;
        this.filter = filter;
        this.workers = workers;
        this.blocks = blocks;
        this.channels = source.numChannels();
        this.m = filter.samplesPerBlock();
        this.keep = keep;
        this.shorts = source.hasShorts() && filter.fitsInt();
        this.tileShift = channels > FEW_CHANNELS ? 5 : 7;
        this.offsets = new float[channels];
        if (shorts) {
            short[] first = new short[channels];
            source.readShorts(0, 1, first);
            for (int c = 0; c < channels; c++) {
                offsets[c] = first[c];
            }
        }
    }

    /** How many samples were not finite among those filtered so far. */
    long missingSamples() {
        return missing.get();
    }

    /** From now on the first sample of each of the blocks {@code 1 .. count} is kept. */
    void keepFirstSamples(int count) {
        firstSamples = new float[count][channels];
    }

    /** Hands over {@code [count][channels]} first samples and forgets them. */
    float[][] takeFirstSamples() {
        float[][] taken = firstSamples;
        firstSamples = new float[0][];
        return taken;
    }

    /** Makes the minima of all blocks before {@code end}. */
    void load(int end) {
        int lastTile = (Math.min(end, blocks) + (1 << tileShift) - 1) >> tileShift;
        if (lastTile <= loadedTiles) {
            return;
        }
        for (int slab = loadedTiles >> (SLAB_SHIFT - tileShift); slab << (SLAB_SHIFT - tileShift) < lastTile; slab++) {
            if (!slabs.containsKey(slab)) {
                Slab made = new Slab(SLAB_BLOCKS * channels);
                if (keptBytes() + slabBytes() <= keep) {
                    made.signal = newSignal();
                }
                slabs.put(slab, made);
            }
        }
        int first = loadedTiles;
        workers.forEach(lastTile - first, () -> {
            TileFilter own = new TileFilter();
            return i -> own.run(first + i);
        });
        for (int tile = first; tile < lastTile; tile++) {
            markFiltered(tile);
        }
        loadedTiles = lastTile;
    }

    /** Smallest values of all channels in one block. */
    void readMinima(int block, float[] out) {
        System.arraycopy(slab(block).values, (block & (SLAB_BLOCKS - 1)) * channels, out, 0, channels);
    }

    /** Copies minima of a stretch of blocks into a {@code [channels][count]} array. */
    void readMinima(int first, int count, float[][] values) {
        for (int i = 0; i < count; i++) {
            Slab slab = slab(first + i);
            int at = ((first + i) & (SLAB_BLOCKS - 1)) * channels;
            for (int c = 0; c < channels; c++) {
                values[c][i] = slab.values[at + c];
            }
        }
    }

    /** Filtered samples of a stretch of blocks, which is loaded; the caller may change them. */
    BlockSignal signal(int first, int count) {
        int firstTile = first >> tileShift;
        int lastTile = (first + count - 1) >> tileShift;
        int[] wanted = new int[lastTile - firstTile + 1];
        int found = 0;
        for (int tile = firstTile; tile <= lastTile; tile++) {
            Slab slab = slab(tile << tileShift);
            if (slab.signal.length == 0) {
                slab.signal = newSignal();
            }
            if ((slab.filteredTiles & tileBit(tile)) == 0) {
                wanted[found++] = tile;
            }
        }
        workers.forEach(found, () -> {
            TileFilter own = new TileFilter();
            return i -> own.run(wanted[i]);
        });
        for (int i = 0; i < found; i++) {
            markFiltered(wanted[i]);
        }
        int firstSlab = first >> SLAB_SHIFT;
        int lastSlab = (first + count - 1) >> SLAB_SHIFT;
        float[][] signals = new float[lastSlab - firstSlab + 1][];
        for (int s = firstSlab; s <= lastSlab; s++) {
            signals[s - firstSlab] = slab(s << SLAB_SHIFT).signal;
        }
        return new BlockSignal(signals, SLAB_SHIFT, first - (firstSlab << SLAB_SHIFT), count, channels, m);
    }

    /** Gives back all slabs that end at or before {@code block}. */
    void release(int block) {
        int firstKept = block >> SLAB_SHIFT;
        slabs.entrySet().removeIf(entry -> {
            boolean past = entry.getKey() < firstKept;
            if (past && entry.getValue().signal.length > 0) {
                SignalBuffers.giveBack(entry.getValue().signal);
            }
            return past;
        });
    }

    /** Gives everything back. */
    @Override
    public void close() {
        release(Integer.MAX_VALUE);
    }

    /** Bytes of filtered samples in a stretch of blocks. */
    long signalBytes(long count) {
        return count * channels * m * Float.BYTES;
    }

    private long slabBytes() {
        return signalBytes(SLAB_BLOCKS);
    }

    private long keptBytes() {
        return slabBytes()
                * slabs.values().stream().filter(slab -> slab.signal.length > 0).count();
    }

    private float[] newSignal() {
        return SignalBuffers.take(Math.toIntExact(slabBytes() / Float.BYTES));
    }

    private void markFiltered(int tile) {
        Slab slab = slab(tile << tileShift);
        if (slab.signal.length > 0) {
            slab.filteredTiles |= tileBit(tile);
        }
    }

    private int tileBit(int tile) {
        return 1 << (tile & ((1 << (SLAB_SHIFT - tileShift)) - 1));
    }

    private Slab slab(int block) {
        Slab slab = slabs.get(block >> SLAB_SHIFT);
        if (slab == null) {
            throw new IllegalStateException("spikesift: block " + block + " is not loaded");
        }
        return slab;
    }

    /** Filters single tiles; one for each thread. */
    private final class TileFilter {
        private final int rows = (1 << tileShift) * m + 2 * filter.margin();
        private final int width = sliceWidth();
        private final short[] shortRows = new short[shorts ? rows * channels : 0];
        private final float[] floatRows = new float[shorts ? 0 : rows * channels];
        private final IntegerBandFilter exact = new IntegerBandFilter(filter);
        private final FloatBandFilter rounded = new FloatBandFilter(filter, shorts ? 1 : width);
        private final int lanes =
                Math.max(width, Lanes.of(width, 1 << tileShift).count());
        private final BlockMinima minima = new BlockMinima(m, lanes);
        private final float[] smallest = new float[lanes];

        private int sliceWidth() {
            int slices = Math.ceilDiv(channels, SLICE_CHANNELS);
            return Math.ceilDiv(channels, slices);
        }

        void run(int tile) {
            int first = Math.max(1, tile << tileShift);
            int count = Math.min(blocks, (tile + 1) << tileShift) - first;
            if (count <= 0) {
                return;
            }
            long firstSample = (long) first * m - filter.margin();
            int samples = count * m + 2 * filter.margin();
            Slab slab = slab(first);
            if (shorts) {
                source.readShorts(firstSample, samples, shortRows);
                for (int c = 0; c < channels; c += width) {
                    filterShorts(slab, first, count, c, Lanes.of(Math.min(width, channels - c), count));
                }
            } else {
                source.read(firstSample, samples, floatRows);
                TileSink sink = (filtered, block, tileBlocks, channel, slice) ->
                        storeTile(slab, filtered, first + block, tileBlocks, channel, slice);
                for (int c = 0; c < channels; c += width) {
                    rounded.run(floatRows, channels, c, Math.min(width, channels - c), count, sink);
                }
                missing.addAndGet(rounded.takeMissingSamples());
            }
        }

        private void filterShorts(Slab slab, int first, int count, int channel, Lanes layout) {
            exact.run(shortRows, channels, offsets, channel, layout, count, (filtered, start, block) -> {
                minima.find(filtered, start, layout.count(), smallest, 0);
                for (int s = 0; s < layout.sections(); s++) {
                    int place = s * layout.blocks() + block;
                    if (place < count) {
                        int lane = s * layout.width();
                        store(
                                slab,
                                filtered,
                                start + lane,
                                layout.count(),
                                lane,
                                first + place,
                                channel,
                                layout.width());
                    }
                }
            });
        }

        private void storeTile(Slab slab, float[] filtered, int firstBlock, int tileBlocks, int channel, int slice) {
            for (int i = 0; i < tileBlocks; i++) {
                minima.find(filtered, i * m * slice, slice, smallest, 0);
                store(slab, filtered, i * m * slice, slice, 0, firstBlock + i, channel, slice);
            }
        }

        /** Stores one block of some channels: their minima stand from {@code lane} on, their samples from {@code start} on. */
        private void store(
                Slab slab, float[] filtered, int start, int stride, int lane, int block, int channel, int slice) {
            int at = (block & (SLAB_BLOCKS - 1)) * channels + channel;
            System.arraycopy(smallest, lane, slab.values, at, slice);
            if (slab.signal.length > 0) {
                BlockMinima.transpose(filtered, start, stride, m, slice, slab.signal, at * m);
            }
            if (block - 1 < firstSamples.length) {
                System.arraycopy(filtered, start, firstSamples[block - 1], channel, slice);
            }
        }
    }
}
