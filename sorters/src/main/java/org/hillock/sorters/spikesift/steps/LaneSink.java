package org.hillock.sorters.spikesift.steps;

/** Takes filtered blocks while they are still in the cache. */
@FunctionalInterface
public interface LaneSink {
    /**
     * Takes one block of every section; the array belongs to the filter and is used again afterwards.
     *
     * @param filtered {@code [m x lanes]} filtered samples from {@code start} on
     * @param block number of the block in its section
     */
    void accept(float[] filtered, int start, int block);
}
