package org.hillock.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.hillock.comparison.ComparisonOptions;
import org.hillock.comparison.GroundTruthOptions;
import org.hillock.comparison.MatchMode;
import picocli.CommandLine.Option;

/** The ground truth, and what a comparison to it rests on. */
final class GroundTruthFlags {
    @Option(names = "--ground-truth", paramLabel = "SORTING", description = "The true sorting.")
    private Optional<Path> groundTruth = Optional.empty();

    @Option(
            names = "--exhaustive-gt",
            description =
                    "The ground truth has all units there are: spare units of TESTED are wrong, and are counted as"
                            + " redundant, overmerged, false positive and bad units.")
    private boolean exhaustiveGt;

    @Option(
            names = "--match-mode",
            paramLabel = "hungarian|best",
            description =
                    "Which match of a true unit is scored: that of the one-to-one assignment, or the best one, which"
                            + " several may share. Default: ${DEFAULT-VALUE}.")
    private String matchMode = GroundTruthOptions.standard().matchMode().wireName();

    @Option(
            names = "--well-detected-score",
            paramLabel = "SCORE",
            description = "Least agreement score of a well detected unit. Default: ${DEFAULT-VALUE}.")
    private double wellDetectedScore = GroundTruthOptions.standard().wellDetectedScore();

    @Option(
            names = "--redundant-score",
            paramLabel = "SCORE",
            description =
                    "Agreement score from which a spare unit is redundant rather than false. Default: ${DEFAULT-VALUE}.")
    private double redundantScore = GroundTruthOptions.standard().redundantScore();

    @Option(
            names = "--overmerged-score",
            paramLabel = "SCORE",
            description = "Agreement score above which a true unit is part of a merged one. Default: ${DEFAULT-VALUE}.")
    private double overmergedScore = GroundTruthOptions.standard().overmergedScore();

    /** Where the ground truth lies. */
    Optional<Path> groundTruth() {
        return groundTruth;
    }

    /** The options; a value out of range is refused under the name of its option. */
    GroundTruthOptions options(ComparisonOptions comparison) {
        return OptionNames.translated(() -> GroundTruthOptions.standard()
                .withComparison(comparison)
                .withExhaustiveGt(exhaustiveGt)
                .withMatchMode(MatchMode.parse(matchMode))
                .withScores(wellDetectedScore, redundantScore, overmergedScore));
    }
}
