package org.hillock.sorters.spikesift;

/** Told how far a sort has come; called from the thread that started the sort. */
@FunctionalInterface
public interface SortProgress {
    /** {@code sortedSamples} of {@code totalSamples} belong to segments that are finished. */
    void update(long sortedSamples, long totalSamples);
}
