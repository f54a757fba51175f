package org.hillock.comparison;

/**
 * What a comparison to ground truth rests on.
 *
 * @param comparison what counts as a coincidence and as a match
 * @param wellDetectedScore least agreement score of a well detected unit, in [0, 1]
 * @param redundantScore agreement score from which a spare unit is redundant rather than false, in [0, 1]
 * @param overmergedScore agreement score above which a ground truth unit is part of a merged one, in [0, 1]
 * @param exhaustiveGt whether the ground truth holds all units there are, so that spare tested units are wrong
 * @param matchMode which match of a ground truth unit is scored
 * @param computeMisclassifications whether labels name spikes that coincide with one of another matched unit
 */
public record GroundTruthOptions(
        ComparisonOptions comparison,
        double wellDetectedScore,
        double redundantScore,
        double overmergedScore,
        boolean exhaustiveGt,
        MatchMode matchMode,
        boolean computeMisclassifications) {
    private static final GroundTruthOptions STANDARD =
            new GroundTruthOptions(ComparisonOptions.standard(), 0.8, 0.2, 0.2, false, MatchMode.HUNGARIAN, false);

    /** Refuses scores outside [0, 1]. */
    public GroundTruthOptions {
        ComparisonOptions.checkScore("well_detected_score", wellDetectedScore);
        ComparisonOptions.checkScore("redundant_score", redundantScore);
        ComparisonOptions.checkScore("overmerged_score", overmergedScore);
    }

    /** Well detected from 0.8, redundant from 0.2, overmerged above 0.2, one-to-one matches, ground truth not exhaustive. */
    public static GroundTruthOptions standard() {
        return STANDARD;
    }

    /** With another idea of coincidence and match. */
    public GroundTruthOptions withComparison(ComparisonOptions other) {
        return new GroundTruthOptions(
                other,
                wellDetectedScore,
                redundantScore,
                overmergedScore,
                exhaustiveGt,
                matchMode,
                computeMisclassifications);
    }

    /** With another tolerance in ms. */
    public GroundTruthOptions withDeltaTime(double ms) {
        return withComparison(comparison.withDeltaTime(ms));
    }

    /** With other thresholds of the unit categories. */
    public GroundTruthOptions withScores(double wellDetected, double redundant, double overmerged) {
        return new GroundTruthOptions(
                comparison, wellDetected, redundant, overmerged, exhaustiveGt, matchMode, computeMisclassifications);
    }

    /** With a ground truth that holds all units, or not. */
    public GroundTruthOptions withExhaustiveGt(boolean exhaustive) {
        return new GroundTruthOptions(
                comparison,
                wellDetectedScore,
                redundantScore,
                overmergedScore,
                exhaustive,
                matchMode,
                computeMisclassifications);
    }

    /** With another match to score. */
    public GroundTruthOptions withMatchMode(MatchMode mode) {
        return new GroundTruthOptions(
                comparison,
                wellDetectedScore,
                redundantScore,
                overmergedScore,
                exhaustiveGt,
                mode,
                computeMisclassifications);
    }

    /** With labels that name misclassified spikes, or not. */
    public GroundTruthOptions withMisclassifications(boolean compute) {
        return new GroundTruthOptions(
                comparison, wellDetectedScore, redundantScore, overmergedScore, exhaustiveGt, matchMode, compute);
    }
}
