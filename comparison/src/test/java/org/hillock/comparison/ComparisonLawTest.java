package org.hillock.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws and edges of comparisons. */
class ComparisonLawTest {
    private static final GroundTruthOptions EXHAUSTIVE =
            GroundTruthOptions.standard().withExhaustiveGt(true);

    private static GroundTruthComparison compare(Sorting truth, Sorting tested, GroundTruthOptions options) {
        return Comparisons.compareSorterToGroundTruth(truth, tested, "gt", "tested", options);
    }

    @ParameterizedTest
    @EnumSource(EventMatching.class)
    void aSortingAgreesWithItself(EventMatching matching) {
        for (long seed = 1; seed <= 5; seed++) {
            Sorting sorting = Spikes.sparse(seed, 6, 400, 50);
            GroundTruthOptions options =
                    EXHAUSTIVE.withComparison(ComparisonOptions.standard().withMatching(matching));
            GroundTruthComparison comparison = compare(sorting, sorting, options);
            assertThat(comparison.matching().partner12()).containsExactly(0, 1, 2, 3, 4, 5);
            for (int unit = 0; unit < 6; unit++) {
                assertThat(comparison.getAgreementScores().get(unit, unit)).isEqualTo(1);
            }
            assertThat(comparison.averagePerformance()).isEqualTo(new Performance(1, 1, 1, 0, 0));
            assertThat(comparison.summedPerformance()).isEqualTo(new Performance(1, 1, 1, 0, 0));
            assertThat(comparison.countWellDetectedUnits(0.8)).isEqualTo(6);
            assertThat(comparison.countBadUnits()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void permutedUnitsPermuteResults(long seed) {
        Sorting a = Spikes.random(seed, 5, 2, 200, 20_000);
        Sorting b = Spikes.random(seed + 40, 5, 2, 200, 20_000);
        List<Id> order = new ArrayList<>(b.getUnitIds().asList());
        Collections.shuffle(order, new Random(seed));
        SymmetricSortingComparison straight = Comparisons.compareTwoSorters(a, b);
        SymmetricSortingComparison permuted = Comparisons.compareTwoSorters(a, Sortings.selectUnits(b, Ids.of(order)));
        for (Id unit1 : a.getUnitIds()) {
            for (Id unit2 : order) {
                assertThat(permuted.getMatchingEventCount(unit1, unit2))
                        .isEqualTo(straight.getMatchingEventCount(unit1, unit2));
                assertThat(permuted.getAgreementFraction(unit1, unit2))
                        .isEqualTo(straight.getAgreementFraction(unit1, unit2));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exchangedSortingsExchangeMatches(long seed) {
        Sorting a = Spikes.sparse(seed, 5, 300, 40);
        Sorting b = Spikes.sparse(seed, 5, 270, 40);
        UnitMatching there = Comparisons.compareTwoSorters(a, b).getMatching();
        UnitMatching back = Comparisons.compareTwoSorters(b, a).getMatching();
        assertThat(there.partner12()).isEqualTo(back.partner21());
        assertThat(there.partner21()).isEqualTo(back.partner12());
    }

    @Test
    void orderOfSpikesDoesntMatterAndSilentUnitsAreLegal() {
        Ids units = Ids.of("a", "silent");
        Sorting sorted = Spikes.sorting(units, new long[] {100, 300, 900}, new long[0]);
        Sorting unsorted = Spikes.sorting(units, new long[] {900, 100, 300}, new long[0]);
        GroundTruthComparison comparison = compare(sorted, unsorted, EXHAUSTIVE);
        assertThat(comparison.matching().of1(Id.of("a"))).contains(Id.of("a"));
        assertThat(comparison.matching().of1(Id.of("silent"))).isEmpty();
        assertThat(comparison.performances().get(1)).isEqualTo(new Performance(0, 0, 0, 0, 0));
        assertThat(comparison.getFalsePositiveUnits().asList()).containsExactly(Id.of("silent"));
        assertThat(comparison.getAgreementScores().at(Id.of("silent"), Id.of("silent")))
                .isZero();
        assertThat(comparison.getLabels1(Id.of("silent"))).containsExactly(List.of());
    }

    @Test
    void sortingsWithoutUnitsAreLegal() {
        Sorting some = Spikes.sorting(Ids.of(4), new long[] {10, 1000});
        Sorting none = NumpySorting.of(SpikeVector.empty(1, 0), Spikes.RATE, Ids.range(0));
        assertThat(compare(some, none, EXHAUSTIVE).averagePerformance().missRate())
                .isEqualTo(1);
        assertThat(compare(none, some, EXHAUSTIVE).getBadUnits().asList()).containsExactly(Id.of(4));
        assertThat(compare(some, none, EXHAUSTIVE).getConfusionMatrix().get(0, 0))
                .isEqualTo(2);
        assertThat(Comparisons.compareMultipleSorters(List.of(some, none))
                        .getAgreementSorting()
                        .getNumUnits())
                .isEqualTo(1);
    }

    @Test
    void ratesMayDifferByLessThanATenthOfAPercent() {
        Sorting a = Spikes.sorting(Ids.of(0), new long[] {10});
        SpikeVector spikes = a.toSpikeVector();
        Comparisons.compareTwoSorters(a, NumpySorting.of(spikes, 30_029, Ids.of(0)));
        assertThatThrownBy(() -> Comparisons.compareTwoSorters(a, NumpySorting.of(spikes, 30_031, Ids.of(0))))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("sampling_frequency = 30031.0 Hz")
                .hasMessageContaining("30000.0 Hz");
    }

    @Test
    void badInputIsRefused() {
        Sorting one = Spikes.sorting(Ids.of(0), new long[] {10});
        Sorting two = Spikes.segments(Ids.of(0), List.of(List.of(new long[] {10}), List.of(new long[] {10})));
        assertThatThrownBy(() -> Comparisons.compareTwoSorters(one, two)).hasMessageContaining("num_segments = 2");
        ComparisonOptions options = ComparisonOptions.standard();
        for (double ms : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> options.withDeltaTime(ms)).hasMessageContaining("delta_time");
        }
        assertThatThrownBy(() -> options.withMatchScore(1.5)).hasMessageContaining("match_score = 1.5");
        assertThatThrownBy(() -> options.withChanceScore(Double.NaN)).hasMessageContaining("chance_score");
        assertThatThrownBy(() -> MatchMode.parse("greedy")).hasMessageContaining("'hungarian' or 'best'");
        assertThatThrownBy(() -> PerformanceMethod.parse("mean")).hasMessageContaining("pooled_with_sum");
        assertThatThrownBy(() -> Comparisons.compareMultipleSorters(List.of(one)))
                .hasMessageContaining("2 or more");
        assertThatThrownBy(
                        () -> compare(one, one, GroundTruthOptions.standard()).getBadUnits())
                .hasMessageContaining("exhaustive_gt");
        assertThatThrownBy(() -> Comparisons.compareTwoSorters(one, one).getBestUnitMatch1(Id.of(7)))
                .hasMessageContaining("known ids: 0");
    }

    /** The labels of SpikeInterface 0.101 on these trains. */
    @Test
    void misclassifiedSpikesNameBothUnits() {
        Sorting truth = Spikes.sorting(Ids.of(1, 2), new long[] {100, 200, 800}, new long[] {300, 400, 900});
        Sorting tested = Spikes.sorting(Ids.of(11, 12), new long[] {100, 301, 800}, new long[] {401, 201, 900});
        GroundTruthComparison comparison =
                compare(truth, tested, GroundTruthOptions.standard().withMisclassifications(true));
        assertThat(comparison.getLabels1(Id.of(1)).getFirst()).hasToString("[TP, CL_1_12, TP]");
        assertThat(comparison.getLabels1(Id.of(2)).getFirst()).hasToString("[CL_2_11, TP, TP]");
        assertThat(comparison.getLabels2(Id.of(11)).getFirst()).hasToString("[TP, CL_11_2, TP]");
        assertThat(comparison.getLabels2(Id.of(12)).getFirst()).hasToString("[CL_12_1, TP, TP]");
        assertThat(compare(truth, tested, GroundTruthOptions.standard())
                        .getLabels1(Id.of(1))
                        .getFirst())
                .hasToString("[TP, FN, TP]");
    }

    @Test
    void aTestedUnitSharedByTwoGroundTruthUnitsHasOneColumn() {
        Sorting truth = Spikes.sorting(Ids.of(1, 2), new long[] {100, 200}, new long[] {300, 400, 500});
        Sorting tested = Spikes.sorting(Ids.of(7), new long[] {100, 200, 300, 400, 500, 900});
        GroundTruthComparison comparison = compare(truth, tested, EXHAUSTIVE.withMatchMode(MatchMode.BEST));
        assertThat(comparison.getConfusionMatrix().values()).containsExactly(2, 0, 3, 0, 1, 0);
        assertThat(comparison.getOvermergedUnits().asList()).containsExactly(Id.of(7));
    }

    @Test
    void pooledSumsWeighUnitsByTheirSpikes() {
        Sorting truth = Spikes.sorting(Ids.of(1, 2), new long[] {100, 200, 300, 400}, new long[] {5000});
        Sorting tested = Spikes.sorting(Ids.of(1), new long[] {100, 200, 300, 900});
        GroundTruthComparison comparison = compare(truth, tested, EXHAUSTIVE);
        assertThat(comparison.summedPerformance())
                .isEqualTo(new Performance(3.0 / 6, 3.0 / 5, 3.0 / 4, 1.0 / 4, 2.0 / 5));
        assertThat(comparison.averagePerformance()).isEqualTo(new Performance(0.3, 0.375, 0.375, 0.125, 0.625));
        assertThat(comparison.performanceText(PerformanceMethod.POOLED_WITH_AVERAGE))
                .contains("RECALL: 37.50 %");
        assertThat(comparison.summaryText()).contains("GT num_units: 2\nTESTED num_units: 1\nnum_well_detected: 0");
        assertThat(comparison.toJson().at("/raw_count/0/tested_id").asInt()).isEqualTo(1);
        assertThat(comparison.toJson().at("/raw_count/1/tested_id").isNull()).isTrue();
        assertThat(comparison.toJson().at("/pooled_with_sum/recall").asDouble()).isEqualTo(0.6);
    }

    @Test
    void agreementTrainsUseTheToleranceOfTheComparison() {
        Sorting a = Spikes.sorting(Ids.of(1), new long[] {100, 1000, 2000});
        Sorting b = Spikes.sorting(Ids.of(5), new long[] {110, 1000, 3000});
        ComparisonOptions options = ComparisonOptions.standard();
        assertThat(agreed(List.of(a, b), options, SpikeTrainMode.INTERSECTION)).containsExactly(100, 1000);
        assertThat(agreed(List.of(a, b), options, SpikeTrainMode.UNION)).containsExactly(100, 1000, 2000, 3000);
        ComparisonOptions quirky = options.withPeerQuirks(true);
        assertThat(agreed(List.of(a, b), quirky, SpikeTrainMode.INTERSECTION)).containsExactly(1000);
    }

    private static long[] agreed(List<Sorting> sortings, ComparisonOptions options, SpikeTrainMode mode) {
        Sorting agreed = Comparisons.compareMultipleSorters(sortings, List.of("a", "b"), options, mode)
                .getAgreementSorting(2, false);
        assertThat(agreed.getProperty("unit_ids").toStrings()).containsExactly("{\"a\": 1, \"b\": 5}");
        return agreed.getUnitSpikeTrain(agreed.getUnitIds().get(0));
    }

    /** Two units of one object in a ring: the weakest of their matches go until the ring falls apart. */
    @Test
    void aGroupHoldsAtMostOneUnitOfEachObject() {
        Id one = Id.of(1);
        Id two = Id.of(2);
        AgreementNode a1 = new AgreementNode(0, one);
        AgreementNode a2 = new AgreementNode(0, two);
        AgreementNode b1 = new AgreementNode(1, one);
        AgreementNode c1 = new AgreementNode(2, one);
        AgreementGraph graph = AgreementGraph.of(
                List.of(Ids.of(1, 2), Ids.of(1), Ids.of(1)),
                List.of(
                        new AgreementEdge(a1, b1, 0.9),
                        new AgreementEdge(b1, c1, 0.8),
                        new AgreementEdge(a2, c1, 0.7)));
        assertThat(graph.groups().stream().map(AgreementGroup::nodes))
                .containsExactly(List.of(a1, b1, c1), List.of(a2));
        assertThat(graph.edges()).hasSize(2);
        assertThat(graph.groups().getFirst().averageAgreement())
                .isCloseTo(0.85, org.assertj.core.data.Offset.offset(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void correlogramsOfAPerfectSorterHaveNoError(long seed) {
        Sorting sorting = Spikes.sparse(seed, 4, 500, 30);
        CorrelogramGTComparison comparison = CorrelogramGTComparison.of(compare(sorting, sorting, EXHAUSTIVE), 20, 1);
        assertThat(comparison.numBins()).isEqualTo(20);
        assertThat(comparison.timeBins()[0]).isEqualTo(-10);
        for (double error : comparison.error()) {
            assertThat(Double.isNaN(error) || error == 0).isTrue();
        }
    }

    @Test
    void collisionsAreCountedForBothUnits() {
        Sorting truth = Spikes.sorting(Ids.of(3, 4), new long[] {1000, 5000}, new long[] {1030, 5000, 9000});
        Sorting tested = Spikes.sorting(Ids.of(3, 4), new long[] {1000, 5000}, new long[] {5000, 9000});
        CollisionGTComparison collisions =
                CollisionGTComparison.of(compare(truth, tested, GroundTruthOptions.standard()), 2, 3);
        assertThat(collisions.tp(Id.of(3), Id.of(4))).containsExactly(0, 1, 1);
        assertThat(collisions.fn(Id.of(4), Id.of(3))).containsExactly(1, 0, 0);
        assertThat(collisions.recall(Id.of(4), Id.of(3))).containsExactly(0, 1, Double.NaN);
    }
}
