package org.hillock.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hillock.comparison.table.Table;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import tools.jackson.databind.JsonNode;

/**
 * A tested sorting compared to ground truth.
 *
 * <p>Thread-safe. Labels are computed at the first call that needs them. Categories of tested units always use the one-to-one match;
 * counts, rates, labels and the confusion matrix use the match of {@link GroundTruthOptions#matchMode}.
 */
public final class GroundTruthComparison {
    private final SortingMatches result;
    private final GroundTruthOptions options;
    private Optional<SpikeLabelling> labelling = Optional.empty();

    private GroundTruthComparison(SortingMatches result, GroundTruthOptions options) {
        this.result = result;
        this.options = options;
    }

    /** Compares; the first sorting of the pair is the ground truth. */
    public static GroundTruthComparison of(SortingPair pair, GroundTruthOptions options) {
        return new GroundTruthComparison(SortingMatches.of(pair, options.comparison(), false), options);
    }

    /** Coincidences, agreement scores and matches, ground truth first. */
    public SortingMatches result() {
        return result;
    }

    /** What the comparison rests on. */
    public GroundTruthOptions options() {
        return options;
    }

    /** The match that is scored. */
    public UnitMatching matching() {
        return options.matchMode() == MatchMode.HUNGARIAN
                ? result.matches().hungarianMatch()
                : result.matches().bestMatch();
    }

    /** Agreement scores, ground truth in rows. */
    public UnitScores getAgreementScores() {
        return result.matches().agreementScores();
    }

    /** Agreement scores with the matches along the diagonal. */
    public UnitScores getOrderedAgreementScores() {
        return getAgreementScores().ordered();
    }

    /** The counts of each ground truth unit, in unit order. */
    public List<UnitCount> countScores() {
        return IntStream.range(0, matching().units1().size())
                .mapToObj(this::countScore)
                .toList();
    }

    private UnitCount countScore(int unit) {
        UnitMatching matching = matching();
        int partner = matching.partner12()[unit];
        Id id = matching.units1().get(unit);
        long numGt = result.eventCounts1()[unit];
        if (partner == UnitMatching.NONE) {
            return new UnitCount(id, 0, numGt, 0, numGt, 0, Optional.empty());
        }
        long tp = result.matchEventCount().get(unit, partner);
        long numTested = result.eventCounts2()[partner];
        return new UnitCount(
                id,
                tp,
                numGt - tp,
                numTested - tp,
                numGt,
                numTested,
                Optional.of(matching.units2().get(partner)));
    }

    /** The rates of each ground truth unit, in unit order. */
    public List<Performance> performances() {
        return countScores().stream()
                .map(count -> options.comparison().peerQuirks()
                        ? Performance.quirky(count.tp(), count.fn(), count.fp())
                        : Performance.of(count.tp(), count.fn(), count.fp()))
                .toList();
    }

    /** The mean of each rate over the ground truth units; NaN without units. */
    public Performance averagePerformance() {
        return Performance.average(performances());
    }

    /** The rates of the counts summed over the ground truth units. */
    public Performance summedPerformance() {
        List<UnitCount> counts = countScores();
        return Performance.of(
                counts.stream().mapToLong(UnitCount::tp).sum(),
                counts.stream().mapToLong(UnitCount::fn).sum(),
                counts.stream().mapToLong(UnitCount::fp).sum());
    }

    /** Counts or rates as a table: a row for every ground truth unit, or one row for the pooled methods. */
    public Table getPerformance(PerformanceMethod method) {
        return GroundTruthTables.performance(this, method);
    }

    /** Found, missed and false spikes of all units. */
    public ConfusionMatrix getConfusionMatrix() {
        return ConfusionMatrix.of(result, matching());
    }

    /** What becomes of each spike of a ground truth unit, {@code [segments][spikes]}. */
    public List<List<SpikeLabel>> getLabels1(Id gtUnitId) {
        return labelling().of1(matching().units1().indexOf(gtUnitId));
    }

    /** Whether each spike of a tested unit is right, {@code [segments][spikes]}. */
    public List<List<SpikeLabel>> getLabels2(Id testedUnitId) {
        return labelling().of2(matching().units2().indexOf(testedUnitId));
    }

    synchronized SpikeLabelling labelling() {
        SpikeLabelling labels =
                labelling.orElseGet(() -> SpikeLabelling.of(result, matching(), options.computeMisclassifications()));
        labelling = Optional.of(labels);
        return labels;
    }

    /** Tested units that match a ground truth unit with the option's score or more. */
    public Ids getWellDetectedUnits() {
        return getWellDetectedUnits(options.wellDetectedScore());
    }

    /** Tested units that match a ground truth unit one-to-one with the given score or more. */
    public Ids getWellDetectedUnits(double wellDetectedScore) {
        return tested(
                unit -> isMatched(unit) && getAgreementScores().get(hungarian21(unit), unit) >= wellDetectedScore);
    }

    /** Number of well detected units. */
    public int countWellDetectedUnits(double wellDetectedScore) {
        return getWellDetectedUnits(wellDetectedScore).size();
    }

    /** Tested units that are like no ground truth unit, with the option's score; needs an exhaustive ground truth. */
    public Ids getFalsePositiveUnits() {
        return getFalsePositiveUnits(options.redundantScore());
    }

    /** Tested units without a one-to-one match whose best agreement score is below the given one; needs an exhaustive ground truth. */
    public Ids getFalsePositiveUnits(double redundantScore) {
        requireExhaustive("get_false_positive_units");
        return tested(unit -> !isMatched(unit)
                && (best21(unit) == UnitMatching.NONE
                        || getAgreementScores().get(best21(unit), unit) < redundantScore));
    }

    /** Number of false positive units. */
    public int countFalsePositiveUnits(double redundantScore) {
        return getFalsePositiveUnits(redundantScore).size();
    }

    /** Tested units that repeat a ground truth unit, with the option's score; needs an exhaustive ground truth. */
    public Ids getRedundantUnits() {
        return getRedundantUnits(options.redundantScore());
    }

    /**
     * Tested units without a one-to-one match that agree with a ground truth unit with the given score or more while another tested unit
     * agrees with it better; needs an exhaustive ground truth.
     */
    public Ids getRedundantUnits(double redundantScore) {
        requireExhaustive("get_redundant_units");
        int[] best12 = result.matches().bestMatch().partner12();
        return tested(unit -> !isMatched(unit)
                && best21(unit) != UnitMatching.NONE
                && best12[best21(unit)] != unit
                && getAgreementScores().get(best21(unit), unit) >= redundantScore);
    }

    /** Number of redundant units. */
    public int countRedundantUnits(double redundantScore) {
        return getRedundantUnits(redundantScore).size();
    }

    /** Tested units that hold several ground truth units, with the option's score; needs an exhaustive ground truth. */
    public Ids getOvermergedUnits() {
        return getOvermergedUnits(options.overmergedScore());
    }

    /** Tested units that agree with two or more ground truth units by more than the given score; needs an exhaustive ground truth. */
    public Ids getOvermergedUnits(double overmergedScore) {
        requireExhaustive("get_overmerged_units");
        int numGt = matching().units1().size();
        return tested(unit -> IntStream.range(0, numGt)
                        .filter(gt -> getAgreementScores().get(gt, unit) > overmergedScore)
                        .count()
                > 1);
    }

    /** Number of overmerged units. */
    public int countOvermergedUnits(double overmergedScore) {
        return getOvermergedUnits(overmergedScore).size();
    }

    /** Tested units without a one-to-one match; needs an exhaustive ground truth. */
    public Ids getBadUnits() {
        requireExhaustive("get_bad_units");
        return tested(unit -> !isMatched(unit));
    }

    /** Number of bad units. */
    public int countBadUnits() {
        return getBadUnits().size();
    }

    /** The size of each category with the option's scores. */
    public UnitCategories countUnitsCategories() {
        return countUnitsCategories(options.wellDetectedScore(), options.redundantScore(), options.overmergedScore());
    }

    /** The size of each category. */
    public UnitCategories countUnitsCategories(
            double wellDetectedScore, double redundantScore, double overmergedScore) {
        boolean all = options.exhaustiveGt();
        return new UnitCategories(
                matching().units1().size(),
                matching().units2().size(),
                countWellDetectedUnits(wellDetectedScore),
                all ? OptionalInt.of(countOvermergedUnits(overmergedScore)) : OptionalInt.empty(),
                all ? OptionalInt.of(countRedundantUnits(redundantScore)) : OptionalInt.empty(),
                all ? OptionalInt.of(countFalsePositiveUnits(redundantScore)) : OptionalInt.empty(),
                all ? OptionalInt.of(countBadUnits()) : OptionalInt.empty());
    }

    /** Prints the mean rates. */
    public void printPerformance() {
        printPerformance(PerformanceMethod.POOLED_WITH_AVERAGE);
    }

    /** Prints the performance to the standard output. */
    public void printPerformance(PerformanceMethod method) {
        System.out.println(performanceText(method));
    }

    /** What {@link #printPerformance(PerformanceMethod)} prints. */
    public String performanceText(PerformanceMethod method) {
        return GroundTruthTables.performanceText(this, method);
    }

    /** Prints the size of each category to the standard output. */
    public void printSummary() {
        System.out.println(summaryText());
    }

    /** What {@link #printSummary} prints. */
    public String summaryText() {
        return GroundTruthTables.summaryText(countUnitsCategories());
    }

    /** A row for every ground truth unit: the matched unit, counts and rates. */
    public Table unitsTable() {
        return GroundTruthTables.units(this);
    }

    /**
     * All tables by name: {@code units, pooled_with_average, pooled_with_sum, confusion_matrix, match_event_count, agreement_scores}.
     */
    public Map<String, Table> tables() {
        return GroundTruthTables.all(this);
    }

    /** Names, options, categories with their units, counts, rates and pooled rates. */
    public JsonNode toJson() {
        return GroundTruthTables.json(this);
    }

    private boolean isMatched(int testedUnit) {
        return hungarian21(testedUnit) != UnitMatching.NONE;
    }

    private int hungarian21(int testedUnit) {
        return result.matches().hungarianMatch().partner21()[testedUnit];
    }

    private int best21(int testedUnit) {
        return result.matches().bestMatch().partner21()[testedUnit];
    }

    private Ids tested(IntPredicate belongs) {
        Ids units = matching().units2();
        List<Id> chosen = new ArrayList<>();
        IntStream.range(0, units.size()).filter(belongs).forEach(unit -> chosen.add(units.get(unit)));
        return Ids.of(chosen);
    }

    private void requireExhaustive(String operation) {
        if (!options.exhaustiveGt()) {
            throw new WrongArgumentException(operation
                    + ": exhaustive_gt = false must be true (spare units may be neurons that the ground truth lacks)."
                    + " Compare with exhaustive_gt = true if the ground truth holds all units.");
        }
    }
}
