package org.hillock.comparison;

/** How coinciding spikes of two units are counted. */
public enum EventMatching {
    /** In one walk over both spike vectors, in linear time; see {@link org.hillock.comparison.matching.MatchCounting}. */
    SPIKE_VECTORS,
    /** Along the merged trains of each pair of units, where an alternating burst counts once; see {@link org.hillock.comparison.matching.MergedTrains}. */
    MERGED_TRAINS
}
