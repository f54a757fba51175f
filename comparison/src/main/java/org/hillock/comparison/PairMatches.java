package org.hillock.comparison;

/**
 * Which units of two sides are the same, from their scores.
 *
 * @param agreementScores the scores, first side in rows
 * @param possibleMatches all pairs with at least the chance score
 * @param bestMatch the greatest score of each unit where it is at least the chance score
 * @param hungarianMatch the one-to-one assignment, pairs with at least the match score
 */
public record PairMatches(
        UnitScores agreementScores,
        PossibleMatches possibleMatches,
        UnitMatching bestMatch,
        UnitMatching hungarianMatch) {
    /** All matches that the scores give. */
    public static PairMatches of(UnitScores scores, double matchScore, double chanceScore) {
        return new PairMatches(
                scores,
                PossibleMatches.of(scores, chanceScore),
                UnitMatching.best(scores, chanceScore),
                UnitMatching.hungarian(scores, matchScore));
    }
}
