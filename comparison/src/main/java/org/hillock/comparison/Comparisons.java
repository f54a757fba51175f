package org.hillock.comparison;

import java.util.List;
import org.hillock.comparison.matching.MatchingEvents;
import org.hillock.comparison.matching.MergedTrains;
import org.hillock.comparison.matching.TrainMatch;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.tools.Templates;

/** The functions of this room, under the peer's names ({@code spikeinterface.comparison}). */
public final class Comparisons {
    private Comparisons() {}

    /** Compares two sortings as equals, with the standard options. */
    public static SymmetricSortingComparison compareTwoSorters(Sorting sorting1, Sorting sorting2) {
        return compareTwoSorters(sorting1, sorting2, "sorting1", "sorting2", ComparisonOptions.standard());
    }

    /** Compares two sortings as equals. */
    public static SymmetricSortingComparison compareTwoSorters(
            Sorting sorting1, Sorting sorting2, String name1, String name2, ComparisonOptions options) {
        return SymmetricSortingComparison.of(new SortingPair(sorting1, sorting2, name1, name2), options);
    }

    /** Compares a sorting to ground truth, with the standard options. */
    public static GroundTruthComparison compareSorterToGroundTruth(Sorting gtSorting, Sorting testedSorting) {
        return compareSorterToGroundTruth(
                gtSorting, testedSorting, "ground truth", "tested", GroundTruthOptions.standard());
    }

    /** Compares a sorting to ground truth. */
    public static GroundTruthComparison compareSorterToGroundTruth(
            Sorting gtSorting, Sorting testedSorting, String gtName, String testedName, GroundTruthOptions options) {
        return GroundTruthComparison.of(new SortingPair(gtSorting, testedSorting, gtName, testedName), options);
    }

    /** Compares several sortings named {@code sorter0}, {@code sorter1} … with the standard options and united spike trains. */
    public static MultiSortingComparison compareMultipleSorters(List<Sorting> sortings) {
        return compareMultipleSorters(
                sortings,
                Names.numbered("sorter", sortings.size()),
                ComparisonOptions.standard(),
                SpikeTrainMode.UNION);
    }

    /** Compares several sortings. */
    public static MultiSortingComparison compareMultipleSorters(
            List<Sorting> sortings, List<String> names, ComparisonOptions options, SpikeTrainMode spikeTrainMode) {
        return MultiSortingComparison.of(sortings, names, options, spikeTrainMode);
    }

    /** Compares units of two sessions by their templates, with the standard options. */
    public static TemplateComparison compareTemplates(Templates templates1, Templates templates2) {
        return compareTemplates(templates1, templates2, "sess1", "sess2", TemplateOptions.pair());
    }

    /** Compares units of two sessions by their templates. */
    public static TemplateComparison compareTemplates(
            Templates templates1, Templates templates2, String name1, String name2, TemplateOptions options) {
        return TemplateComparison.of(templates1, templates2, name1, name2, options);
    }

    /** Compares units of several sessions named {@code sess0}, {@code sess1} … by their templates, with the standard options. */
    public static MultiTemplateComparison compareMultipleTemplates(List<Templates> templates) {
        return compareMultipleTemplates(templates, Names.numbered("sess", templates.size()), TemplateOptions.several());
    }

    /** Compares units of several sessions by their templates. */
    public static MultiTemplateComparison compareMultipleTemplates(
            List<Templates> templates, List<String> names, TemplateOptions options) {
        return MultiTemplateComparison.of(templates, names, options);
    }

    /** Number of matches of two rising trains of frames along their merged order; see {@link MergedTrains}. */
    public static int countMatchingEvents(long[] times1, long[] times2, long delta) {
        return MergedTrains.count(times1, times2, delta);
    }

    /** Pairs of spikes of two rising trains that are neighbours in the merged train and lie at most {@code delta} frames apart. */
    public static MatchingEvents makeMatchingEvents(long[] times1, long[] times2, long delta) {
        return MergedTrains.events(times1, times2, delta);
    }

    /** Matches over spikes in either train; 0 where both are empty. */
    public static double computeAgreementScore(long numMatches, long num1, long num2) {
        return UnitCounts.agreement(numMatches, num1, num2);
    }

    /** Coincidences of all pairs of units in one walk over the spike vectors, first sorting in rows. */
    public static UnitCounts makeMatchCountMatrix(
            Sorting sorting1, Sorting sorting2, long deltaFrames, boolean ensureSymmetry) {
        SortingPair pair = new SortingPair(sorting1, sorting2, "sorting1", "sorting2");
        return SortingMatches.count(
                        pair.sorting1(), pair.sorting2(), deltaFrames, EventMatching.SPIKE_VECTORS, ensureSymmetry)
                .atMost(sorting1.toSpikeVector().countPerUnit());
    }

    /** Agreement scores of all pairs of units, first sorting in rows. */
    public static UnitScores makeAgreementScores(
            Sorting sorting1, Sorting sorting2, long deltaFrames, boolean ensureSymmetry) {
        return makeMatchCountMatrix(sorting1, sorting2, deltaFrames, ensureSymmetry)
                .agreement(
                        sorting1.toSpikeVector().countPerUnit(),
                        sorting2.toSpikeVector().countPerUnit());
    }

    /**
     * Which spikes of two rising trains match: TP and FN for the first, TP and FP for the second.
     *
     * @param deltaFrames twice the greatest distance, as the peer has it: half of it, rounded down, is the tolerance
     */
    public static TrainMatch compareSpikeTrains(long[] spikeTrain1, long[] spikeTrain2, long deltaFrames) {
        return TrainMatch.earliest(spikeTrain1, spikeTrain2, deltaFrames / 2);
    }
}
