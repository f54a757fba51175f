package org.hillock.sorters.spikesift.steps;

/** Takes filtered tiles while they are still in the cache. */
@FunctionalInterface
public interface TileSink {
    /**
     * Takes one tile; the array belongs to the filter and is used again afterwards.
     *
     * @param filtered {@code [(blocks * m) x width]} filtered samples
     * @param firstBlock first block of the tile, counted from the first block of the stretch
     * @param blocks number of blocks in the tile
     * @param firstChannel first channel of the tile
     * @param width number of channels in the tile
     */
    void accept(float[] filtered, int firstBlock, int blocks, int firstChannel, int width);
}
