package org.hillock.cli;

import org.hillock.comparison.ComparisonOptions;
import picocli.CommandLine.Option;

/** What counts as a coincidence and as a match. */
final class MatchFlags {
    @Option(
            names = "--delta-time",
            paramLabel = "MS",
            description = "Greatest distance of coinciding spikes in ms. Default: ${DEFAULT-VALUE}.")
    private double deltaTime = ComparisonOptions.standard().deltaTime();

    @Option(
            names = "--match-score",
            paramLabel = "SCORE",
            description = "Least agreement score of matched units. Default: ${DEFAULT-VALUE}.")
    private double matchScore = ComparisonOptions.standard().matchScore();

    @Option(
            names = "--chance-score",
            paramLabel = "SCORE",
            description = "Least agreement score of units that may be the same. Default: ${DEFAULT-VALUE}.")
    private double chanceScore = ComparisonOptions.standard().chanceScore();

    /** The options; a value out of range is refused under the name of its option. */
    ComparisonOptions options() {
        return OptionNames.translated(() -> ComparisonOptions.standard()
                .withDeltaTime(deltaTime)
                .withMatchScore(matchScore)
                .withChanceScore(chanceScore));
    }
}
