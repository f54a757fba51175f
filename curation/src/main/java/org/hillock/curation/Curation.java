package org.hillock.curation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/** The functions of this room, under the peer's names ({@code spikeinterface.curation}). */
public final class Curation {
    private Curation() {}

    /** Drops spikes of a unit that lie at most 0.3 ms behind another one of it. */
    public static Sorting removeDuplicatedSpikes(Sorting sorting) {
        return removeDuplicatedSpikes(sorting, 0.3, DuplicateMethod.KEEP_FIRST);
    }

    /** Drops spikes of a unit that lie at most {@code censoredPeriodMs} ms from another one of it. */
    public static Sorting removeDuplicatedSpikes(Sorting sorting, double censoredPeriodMs, DuplicateMethod method) {
        return new RemoveDuplicatedSpikesSorting(censoredPeriodMs, method).apply(sorting);
    }

    /**
     * The positions of the spikes of a rising train that are to be dropped, rising.
     *
     * @param censoredPeriod spikes at most so many frames apart are one
     * @param seed of {@link DuplicateMethod#RANDOM}; of no matter otherwise
     */
    public static int[] findDuplicatedSpikes(
            long[] spikeTrain, long censoredPeriod, DuplicateMethod method, long seed) {
        return DuplicatedSpikes.find(spikeTrain, censoredPeriod, method, seed);
    }

    /** Drops the spikes that lie outside of the recording. */
    public static Sorting removeExcessSpikes(Sorting sorting, Recording recording) {
        return Sortings.removeExcessSpikes(sorting, recording);
    }

    /** Makes groups of units one unit each; spikes of two units of a group at most 0.4 ms apart are one. */
    public static Sorting mergeUnitsSorting(Sorting sorting, List<Ids> unitsToMerge) {
        return MergeUnitsSorting.of(unitsToMerge).apply(sorting);
    }

    /** Makes one unit several by labels of its spikes, an array for every segment. */
    public static Sorting splitUnitSorting(Sorting sorting, Id splitUnitId, List<NdArray> indicesList) {
        return SplitUnitSorting.of(splitUnitId, indicesList).apply(sorting);
    }

    /** Makes groups of units one unit each, in memory; properties are left behind. */
    public static AppliedMerges applyMergesToSorting(Sorting sorting, List<Ids> mergeUnitGroups) {
        return applyMergesToSorting(
                sorting, mergeUnitGroups, Optional.empty(), OptionalDouble.empty(), NewIdStrategy.APPEND);
    }

    /**
     * The same with names, and without spikes that come twice.
     *
     * @param newUnitIds names of the merged units; absent: by the strategy
     * @param censorMs spikes of a merged unit that lie less than so many ms (cut to whole frames) behind the one before are dropped
     * @param newIdStrategy what merged units are called and where they stand
     */
    public static AppliedMerges applyMergesToSorting(
            Sorting sorting,
            List<Ids> mergeUnitGroups,
            Optional<Ids> newUnitIds,
            OptionalDouble censorMs,
            NewIdStrategy newIdStrategy) {
        return AppliedMerges.of(sorting, mergeUnitGroups, newUnitIds, censorMs, newIdStrategy);
    }

    /** Pairs of units that are much the same. */
    public static List<UnitPair> findRedundantUnits(
            Sorting sorting, double deltaTime, double agreementThreshold, double duplicateThreshold) {
        return new RedundantUnits(deltaTime, agreementThreshold, duplicateThreshold).find(sorting);
    }

    /** Drops of each redundant pair the unit with fewer spikes (the peer's strategy {@code max_spikes}). */
    public static Sorting removeRedundantUnits(
            Sorting sorting, double deltaTime, double agreementThreshold, double duplicateThreshold) {
        return new RedundantUnits(deltaTime, agreementThreshold, duplicateThreshold).removeByMaxSpikes(sorting);
    }
}
