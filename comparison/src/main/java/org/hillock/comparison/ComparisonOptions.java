package org.hillock.comparison;

import org.hillock.core.errors.WrongArgumentException;

/**
 * What counts as a coincidence and as a match.
 *
 * @param deltaTime greatest distance of coinciding spikes in ms, 0 or more
 * @param matchScore least agreement score of a one-to-one match, in [0, 1]
 * @param chanceScore least agreement score of a possible and of a best match, in [0, 1]
 * @param matching how coincidences are counted
 * @param peerQuirks whether known defects of SpikeInterface 0.101 are reproduced: rates of units without a true positive are all 0,
 *     agreement trains are matched within 5 frames whatever {@code deltaTime} is, several units of one sorting may stay in one agreed
 *     unit, and units of two sortings that are compared as equals may share more coincidences than the unit of the first has spikes
 */
public record ComparisonOptions(
        double deltaTime, double matchScore, double chanceScore, EventMatching matching, boolean peerQuirks) {
    private static final ComparisonOptions STANDARD =
            new ComparisonOptions(0.4, 0.5, 0.1, EventMatching.SPIKE_VECTORS, false);

    /** Refuses negative, infinite and undefined times and scores outside [0, 1]. */
    public ComparisonOptions {
        if (!(deltaTime >= 0) || Double.isInfinite(deltaTime)) {
            throw new WrongArgumentException("compare: delta_time = " + deltaTime
                    + " ms must be 0 or more and finite (it is a distance between spikes). Try 0.4.");
        }
        checkScore("match_score", matchScore);
        checkScore("chance_score", chanceScore);
    }

    /** 0.4 ms, match from 0.5, chance up to 0.1, spike vectors, no quirks. */
    public static ComparisonOptions standard() {
        return STANDARD;
    }

    /** With another tolerance in ms. */
    public ComparisonOptions withDeltaTime(double ms) {
        return new ComparisonOptions(ms, matchScore, chanceScore, matching, peerQuirks);
    }

    /** With another least score of a match. */
    public ComparisonOptions withMatchScore(double score) {
        return new ComparisonOptions(deltaTime, score, chanceScore, matching, peerQuirks);
    }

    /** With another least score of a possible match. */
    public ComparisonOptions withChanceScore(double score) {
        return new ComparisonOptions(deltaTime, matchScore, score, matching, peerQuirks);
    }

    /** With another way of counting. */
    public ComparisonOptions withMatching(EventMatching other) {
        return new ComparisonOptions(deltaTime, matchScore, chanceScore, other, peerQuirks);
    }

    /** With or without the known defects of the peer. */
    public ComparisonOptions withPeerQuirks(boolean quirks) {
        return new ComparisonOptions(deltaTime, matchScore, chanceScore, matching, quirks);
    }

    static void checkScore(String name, double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new WrongArgumentException(
                    "compare: " + name + " = " + score + " must lie in [0, 1] (agreement scores do).");
        }
    }
}
