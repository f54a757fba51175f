package org.hillock.comparison;

import org.hillock.comparison.matching.MatchCounting;
import org.hillock.comparison.matching.MergedTrains;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;

/**
 * Coincidences of the units of two sortings and the matches that follow.
 *
 * @param pair the sortings
 * @param options what counts as a coincidence and as a match
 * @param deltaFrames the tolerance in frames
 * @param eventCounts1 number of spikes of each unit of the first sorting, over all segments; treat as read-only
 * @param eventCounts2 number of spikes of each unit of the second sorting, over all segments; treat as read-only
 * @param matchEventCount coincidences, first sorting in rows
 * @param matches agreement scores and matches
 */
public record SortingMatches(
        SortingPair pair,
        ComparisonOptions options,
        long deltaFrames,
        long[] eventCounts1,
        long[] eventCounts2,
        UnitCounts matchEventCount,
        PairMatches matches) {
    /**
     * Counts and matches.
     *
     * @param symmetric whether the counts don't depend on which sorting comes first
     */
    static SortingMatches of(SortingPair pair, ComparisonOptions options, boolean symmetric) {
        long delta = pair.frames(options.deltaTime());
        UnitCounts raw = count(pair.sorting1(), pair.sorting2(), delta, options.matching(), symmetric);
        long[] events1 = pair.sorting1().toSpikeVector().countPerUnit();
        long[] events2 = pair.sorting2().toSpikeVector().countPerUnit();
        UnitCounts counts = options.peerQuirks() ? raw : raw.atMost(events1);
        return new SortingMatches(
                pair,
                options,
                delta,
                events1,
                events2,
                counts,
                PairMatches.of(counts.agreement(events1, events2), options.matchScore(), options.chanceScore()));
    }

    static UnitCounts count(
            Sorting sorting1, Sorting sorting2, long deltaFrames, EventMatching matching, boolean symmetric) {
        SpikeVector first = sorting1.toSpikeVector();
        SpikeVector second = sorting2.toSpikeVector();
        int[] counts =
                switch (matching) {
                    case SPIKE_VECTORS ->
                        symmetric
                                ? MatchCounting.countSymmetric(first, second, deltaFrames)
                                : MatchCounting.count(first, second, deltaFrames);
                    case MERGED_TRAINS -> MergedTrains.count(first, second, deltaFrames);
                };
        return new UnitCounts(sorting1.getUnitIds(), sorting2.getUnitIds(), counts);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
