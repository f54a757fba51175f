package org.hillock.core.tools;

/**
 * How a sparsity is estimated from a few spikes of each unit.
 *
 * @param rule which channels belong to a unit
 * @param numSpikesForSparsity at most so many spikes of each unit
 * @param msBefore ms cut before a spike
 * @param msAfter ms cut from a spike on
 * @param seed of the choice of spikes
 */
public record SparsityEstimate(
        SparsityRule rule, int numSpikesForSparsity, double msBefore, double msAfter, long seed) {
    /** A rule on 100 spikes of each unit, 1.0 ms before and 2.5 ms after, seed 2205. */
    public static SparsityEstimate of(SparsityRule rule) {
        return new SparsityEstimate(rule, 100, 1.0, 2.5, 2205);
    }

    /** With another number of spikes of each unit. */
    public SparsityEstimate withNumSpikes(int count) {
        return new SparsityEstimate(rule, count, msBefore, msAfter, seed);
    }

    /** With another window in ms. */
    public SparsityEstimate withWindow(double before, double after) {
        return new SparsityEstimate(rule, numSpikesForSparsity, before, after, seed);
    }

    /** With another seed. */
    public SparsityEstimate withSeed(long other) {
        return new SparsityEstimate(rule, numSpikesForSparsity, msBefore, msAfter, other);
    }
}
