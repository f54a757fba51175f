package org.hillock.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hillock.comparison.matching.MatchCounting;
import org.hillock.comparison.matching.MatchingEvents;
import org.hillock.comparison.table.Table;
import org.hillock.core.job.JobOptions;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.TemplateEstimation;
import org.hillock.core.tools.Templates;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The golden cases of the area comparison. */
class GoldenComparisonTest {
    static Stream<String> twoSorters() {
        return Golden.names("two_sorters").stream();
    }

    static Stream<String> groundTruth() {
        return Golden.names("ground_truth").stream().filter(name -> !name.contains("labels"));
    }

    private static ComparisonOptions options(JsonNode params) {
        ComparisonOptions standard = ComparisonOptions.standard();
        return standard.withDeltaTime(params.path("delta_time").asDouble(standard.deltaTime()))
                .withMatchScore(params.path("match_score").asDouble(standard.matchScore()))
                .withChanceScore(params.path("chance_score").asDouble(standard.chanceScore()));
    }

    private static GroundTruthOptions groundTruthOptions(JsonNode params, boolean quirks) {
        return GroundTruthOptions.standard()
                .withComparison(options(params).withPeerQuirks(quirks))
                .withExhaustiveGt(params.path("exhaustive_gt").asBoolean(false))
                .withMatchMode(MatchMode.parse(params.path("match_mode").asString("hungarian")));
    }

    private static SortingPair pair(JsonNode test) {
        return new SortingPair(
                Golden.sorting(test.get("inputs").get(0)),
                Golden.sorting(test.get("inputs").get(1)),
                "1",
                "2");
    }

    @ParameterizedTest
    @MethodSource("twoSorters")
    void twoSortersAgreeWithTheReference(String name) {
        JsonNode test = Golden.named(name);
        SymmetricSortingComparison comparison = SymmetricSortingComparison.of(pair(test), options(test.get("params")));
        sameMatches(test, comparison.result());
        Golden.same(
                test,
                "ordered_agreement_scores",
                comparison.getOrderedAgreementScores().toTable());
    }

    private static void sameMatches(JsonNode test, SortingMatches result) {
        JsonNode values = test.get("values");
        assertThat(result.deltaFrames()).isEqualTo(values.get("delta_frames").asLong());
        Golden.same(test, "match_event_count", result.matchEventCount().toTable());
        Golden.same(test, "agreement_scores", result.matches().agreementScores().toTable());
        sameCounts(values.get("event_counts1"), result.eventCounts1());
        sameCounts(values.get("event_counts2"), result.eventCounts2());
        UnitMatching hungarian = result.matches().hungarianMatch();
        sameMatch(values.get("hungarian_match_12"), hungarian.units1(), hungarian.units2(), hungarian.partner12());
        sameMatch(values.get("hungarian_match_21"), hungarian.units2(), hungarian.units1(), hungarian.partner21());
        UnitMatching best = result.matches().bestMatch();
        sameMatch(values.get("best_match_12"), best.units1(), best.units2(), best.partner12());
        sameMatch(values.get("best_match_21"), best.units2(), best.units1(), best.partner21());
        PossibleMatches possible = result.matches().possibleMatches();
        samePossible(values.get("possible_match_12"), possible.units1(), possible.partners12());
        samePossible(values.get("possible_match_21"), possible.units2(), possible.partners21());
    }

    private static void sameCounts(JsonNode wanted, long[] counts) {
        assertThat(counts)
                .containsExactly(
                        wanted.valueStream().mapToLong(JsonNode::asLong).toArray());
    }

    private static void sameMatch(JsonNode wanted, Ids units, Ids others, int[] partners) {
        assertThat(partners).hasSize(wanted.size());
        for (int i = 0; i < partners.length; i++) {
            String partner = partners[i] < 0 ? "-1" : others.get(partners[i]).toString();
            assertThat(partner).as("match of %s", units.get(i)).isEqualTo(text(wanted, units.get(i)));
        }
    }

    private static String text(JsonNode wanted, Id unit) {
        JsonNode value = wanted.get(unit.toString());
        return value.isString() ? value.asString() : Long.toString(value.asLong());
    }

    private static void samePossible(JsonNode wanted, Ids units, List<List<Id>> partners) {
        for (int i = 0; i < units.size(); i++) {
            assertThat(partners.get(i)).isEqualTo(ids(wanted.get(units.get(i).toString())));
        }
    }

    private static List<Id> ids(JsonNode list) {
        return list.valueStream().map(Golden::id).toList();
    }

    @ParameterizedTest
    @MethodSource("groundTruth")
    void groundTruthAgreesWithTheReference(String name) {
        JsonNode test = Golden.named(name);
        GroundTruthComparison comparison =
                GroundTruthComparison.of(pair(test), groundTruthOptions(test.get("params"), true));
        sameMatches(test, comparison.result());
        Golden.same(
                test,
                "ordered_agreement_scores",
                comparison.getOrderedAgreementScores().toTable());
        Golden.same(test, "raw_count", comparison.getPerformance(PerformanceMethod.RAW_COUNT));
        Golden.same(test, "by_unit", comparison.getPerformance(PerformanceMethod.BY_UNIT));
        if (test.get("outputs").has("confusion_matrix")) {
            Golden.same(
                    test, "confusion_matrix", comparison.getConfusionMatrix().toTable());
        }
        JsonNode values = test.get("values");
        double[] average = comparison.averagePerformance().rates();
        for (int i = 0; i < average.length; i++) {
            new Golden.Tolerance(1e-9, 1e-9)
                    .same(
                            "average",
                            average[i],
                            values.get("pooled_with_average")
                                    .get(Performance.NAMES.get(i))
                                    .asDouble());
        }
        sameCategories(values, comparison);
    }

    private static void sameCategories(JsonNode values, GroundTruthComparison comparison) {
        assertThat(comparison.getWellDetectedUnits().asList()).isEqualTo(ids(values.get("well_detected_default")));
        assertThat(comparison.getWellDetectedUnits(0.6).asList()).isEqualTo(ids(values.get("well_detected_0_6")));
        assertThat(comparison.getFalsePositiveUnits().asList()).isEqualTo(ids(values.get("false_positive")));
        assertThat(comparison.getRedundantUnits().asList()).isEqualTo(ids(values.get("redundant")));
        assertThat(comparison.getOvermergedUnits().asList()).isEqualTo(ids(values.get("overmerged")));
        assertThat(comparison.getOvermergedUnits(0.1).asList()).isEqualTo(ids(values.get("overmerged_0_1")));
        assertThat(comparison.getBadUnits().asList()).isEqualTo(ids(values.get("bad")));
        // the reference's thresholds stay at those of the calls before
        assertThat(comparison.countUnitsCategories(0.6, 0.2, 0.1).toJson().toString())
                .isEqualTo(values.get("categories").toString());
    }

    /** The reference gives a unit that was missed altogether a miss rate of 0; ours is 1, and the mean follows. */
    @ParameterizedTest
    @MethodSource("groundTruth")
    void missedUnitsHaveAMissRateOfOne(String name) {
        JsonNode test = Golden.named(name);
        GroundTruthComparison comparison =
                GroundTruthComparison.of(pair(test), groundTruthOptions(test.get("params"), false));
        List<List<String>> wanted = Golden.table(test.get("outputs").get("by_unit"));
        Table rates = comparison.getPerformance(PerformanceMethod.BY_UNIT);
        List<UnitCount> counts = comparison.countScores();
        double[] sums = new double[Performance.NAMES.size()];
        for (int i = 0; i < counts.size(); i++) {
            for (int rate = 0; rate < sums.length; rate++) {
                double corrected = Double.parseDouble(wanted.get(i + 1).get(rate + 1));
                if (rate == 4 && counts.get(i).tp() == 0 && counts.get(i).numGt() > 0) {
                    corrected = 1;
                }
                sums[rate] += corrected / counts.size();
                assertThat(rates.numbers(Performance.NAMES.get(rate))[i]).isEqualTo(corrected);
            }
        }
        double[] average = comparison.averagePerformance().rates();
        for (int rate = 0; rate < sums.length; rate++) {
            new Golden.Tolerance(1e-9, 1e-9).same("average", average[rate], sums[rate]);
        }
    }

    @Test
    void labelsAgreeWithTheReference() {
        JsonNode test = Golden.named("ground_truth_labels");
        GroundTruthComparison comparison = GroundTruthComparison.of(
                pair(test), GroundTruthOptions.standard().withMisclassifications(true));
        JsonNode labels1 = Golden.json(test.get("outputs").get("labels1"));
        for (String unit : labels1.propertyNames()) {
            assertThat(texts(
                            comparison.getLabels1(comparison.matching().units1().parse(unit))))
                    .isEqualTo(labels1.get(unit)
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
        JsonNode labels2 = Golden.json(test.get("outputs").get("labels2"));
        for (String unit : labels2.propertyNames()) {
            assertThat(texts(
                            comparison.getLabels2(comparison.matching().units2().parse(unit))))
                    .isEqualTo(labels2.get(unit)
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
        JsonNode values = test.get("values");
        for (Id unit : comparison.matching().units1()) {
            assertThat(counted(comparison.getLabels1(unit)))
                    .isEqualTo(values.get("counts1").get(unit.toString()).toString());
        }
        for (Id unit : comparison.matching().units2()) {
            assertThat(counted(comparison.getLabels2(unit)))
                    .isEqualTo(values.get("counts2").get(unit.toString()).toString());
        }
    }

    private static List<String> texts(List<List<SpikeLabel>> labels) {
        return labels.stream().flatMap(List::stream).map(SpikeLabel::toString).toList();
    }

    private static String counted(List<List<SpikeLabel>> labels) {
        Map<String, Integer> counts = new TreeMap<>();
        texts(labels).forEach(text -> counts.merge(text, 1, Integer::sum));
        List<String> entries = new ArrayList<>();
        counts.forEach((label, count) -> entries.add("\"" + label + "\":" + count));
        return "{" + String.join(",", entries) + "}";
    }

    /** The reference raises on several segments; ours labels each. */
    @Test
    void labelsOfSeveralSegmentsHaveOneLabelForEachSpike() {
        JsonNode test = Golden.named("ground_truth_labels_two_segments");
        SortingPair pair = pair(test);
        GroundTruthComparison comparison = GroundTruthComparison.of(pair, GroundTruthOptions.standard());
        for (Id unit : pair.sorting1().getUnitIds()) {
            List<List<SpikeLabel>> labels = comparison.getLabels1(unit);
            assertThat(labels).hasSize(2);
            for (int s = 0; s < 2; s++) {
                assertThat(labels.get(s)).hasSize(pair.sorting1().getUnitSpikeTrain(unit, s).length);
            }
        }
    }

    static Stream<String> multiple() {
        return Golden.names("multiple_sorters").stream();
    }

    @ParameterizedTest
    @MethodSource("multiple")
    void multipleSortersAgreeWithTheReference(String name) {
        JsonNode test = Golden.named(name);
        JsonNode params = test.get("params");
        List<Sorting> sortings =
                test.get("inputs").valueStream().map(Golden::sorting).toList();
        MultiSortingComparison comparison = MultiSortingComparison.of(
                sortings,
                List.of("A", "B", "C"),
                options(params).withPeerQuirks(true),
                SpikeTrainMode.parse(params.path("spiketrain_mode").asString("union")));
        JsonNode values = test.get("values");
        JsonNode trains = Golden.json(test.get("outputs").get("agreement_trains"));
        Sorting agreed = comparison.getAgreementSorting();
        List<AgreementGroup> groups = comparison.graph().groups();
        Map<String, Integer> keys = new TreeMap<>();
        for (int i = 0; i < groups.size(); i++) {
            keys.put(key(comparison, groups.get(i)), i);
        }
        assertThat(keys.keySet())
                .containsExactlyInAnyOrderElementsOf(values.get("groups")
                        .valueStream()
                        .map(one -> one.get("key").asString())
                        .toList());
        for (JsonNode wanted : values.get("groups")) {
            String key = wanted.get("key").asString();
            int i = keys.getOrDefault(key, -1);
            assertThat(agreed.getProperty("agreement_number").longAt(i))
                    .isEqualTo(wanted.get("agreement_number").asLong());
            new Golden.Tolerance(1e-9, 1e-9)
                    .same(
                            key,
                            agreed.getProperty("avg_agreement").doubleAt(i),
                            wanted.get("avg_agreement").asDouble());
            long[] train = agreed.getUnitSpikeTrain(Id.of(i));
            assertThat(train).as(key).hasSize(wanted.get("num_spikes").asInt());
            if (trains.has(key)) {
                assertThat(Arrays.stream(train).boxed().toList())
                        .as(key)
                        .isIn(
                                frames(trains.get(key).get("first_second")),
                                frames(trains.get(key).get("second_first")));
            }
        }
        JsonNode counts = values.get("counts");
        for (int least = 1; least <= 3; least++) {
            assertThat(comparison.getAgreementSorting(least, false).getNumUnits())
                    .isEqualTo(counts.get("min" + least).asInt());
        }
        assertThat(comparison.getAgreementSorting(2, true).getNumUnits())
                .isEqualTo(values.get("count_only2").asInt());
        sameEdges(values.get("edges"), comparison);
    }

    private static void sameEdges(JsonNode wanted, MultiSortingComparison comparison) {
        Map<String, Double> edges = new TreeMap<>();
        for (AgreementEdge edge : comparison.graph().edges()) {
            edges.put(member(comparison, edge.first()) + "|" + member(comparison, edge.second()), edge.weight());
        }
        assertThat(edges).hasSize(wanted.size());
        for (JsonNode edge : wanted) {
            String key = edge.get(0)
                    .valueStream()
                    .map(node -> node.get(0).asString() + ":" + Golden.id(node.get(1)))
                    .reduce((a, b) -> a + "|" + b)
                    .orElseThrow();
            new Golden.Tolerance(1e-9, 1e-9)
                    .same(key, edges.getOrDefault(key, Double.NaN), edge.get(1).asDouble());
        }
    }

    private static List<Long> frames(JsonNode list) {
        return list.valueStream().map(JsonNode::asLong).toList();
    }

    private static String key(MultiSortingComparison comparison, AgreementGroup group) {
        return String.join(
                "|",
                group.nodes().stream().map(node -> member(comparison, node)).toList());
    }

    private static String member(MultiSortingComparison comparison, AgreementNode node) {
        return comparison.names().get(node.object()) + ":" + node.unitId();
    }

    @Test
    void collisionsAgreeWithTheReference() {
        JsonNode test = Golden.named("collision");
        CollisionGTComparison collisions = CollisionGTComparison.of(
                GroundTruthComparison.of(
                        pair(test), GroundTruthOptions.standard().withExhaustiveGt(true)),
                test.get("params").get("collision_lag").asDouble(),
                test.get("params").get("nbins").asInt());
        JsonNode values = test.get("values");
        for (int i = 0; i < collisions.bins().length; i++) {
            new Golden.Tolerance(1e-12, 1e-12)
                    .same(
                            "bins",
                            collisions.bins()[i],
                            values.get("bins").get(i).asDouble());
        }
        CollisionEvents events = collisions.events();
        JsonNode fields = test.get("outputs").get("collision_events").get("fields");
        Ids units = collisions.comparison().matching().units1();
        assertThat(events.size()).isEqualTo(values.get("num_events").asInt());
        assertThat(events.index1())
                .containsExactly(Golden.array(fields.get("index1")).toInts());
        assertThat(events.index2())
                .containsExactly(Golden.array(fields.get("index2")).toInts());
        assertThat(units.take(new int[] {0, 1}).asList()).containsExactly(Id.of(0), Id.of(1));
        assertThat(events.unit1())
                .containsExactly(Golden.array(fields.get("unit_id1")).toInts());
        assertThat(events.unit2())
                .containsExactly(Golden.array(fields.get("unit_id2")).toInts());
        assertThat(events.deltaFrame())
                .containsExactly(Golden.array(fields.get("delta_frame")).toLongs());
        assertThat(collisions.allTp())
                .containsExactly(Golden.array(test.get("outputs").get("all_tp")).toLongs());
        assertThat(collisions.allFn())
                .containsExactly(Golden.array(test.get("outputs").get("all_fn")).toLongs());
        double[] similarity = values.get("similarity")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        List<CollisionGTComparison.PairRecall> pairs =
                collisions.computeCollisionBySimilarity(new UnitScores(units, units, similarity));
        for (int i = 0; i < values.get("pair_names_head").size(); i++) {
            assertThat(pairs.get(i).similarity())
                    .isEqualTo(values.get("similarities_head").get(i).asDouble());
            assertThat(pairs.get(i).unit1() + " " + pairs.get(i).unit2())
                    .isEqualTo(values.get("pair_names_head").get(i).asString());
        }
    }

    @Test
    void lowLevelFunctionsAgreeWithTheReference() {
        JsonNode test = Golden.named("low_level");
        JsonNode values = test.get("values");
        long[] times1 = longs(values.get("times1"));
        long[] times2 = longs(values.get("times2"));
        assertThat(Comparisons.countMatchingEvents(times1, times2, 10))
                .isEqualTo(values.get("count_matching_10").asInt());
        assertThat(Comparisons.countMatchingEvents(times1, times2, 3))
                .isEqualTo(values.get("count_matching_3").asInt());
        sameEvents(test, Comparisons.makeMatchingEvents(times1, times2, 10));
        assertThat(marks(Comparisons.compareSpikeTrains(times1, times2, 10).matched1(), "FN"))
                .isEqualTo(texts(values.get("labels1")));
        assertThat(marks(Comparisons.compareSpikeTrains(times1, times2, 10).matched2(), "FP"))
                .isEqualTo(texts(values.get("labels2")));
        SpikeVector a = SpikeVector.fromTrains(List.of(List.of(longs(values.get("burst_a")))), 1);
        SpikeVector b = SpikeVector.fromTrains(List.of(List.of(longs(values.get("burst_b")))), 1);
        for (int delta : new int[] {0, 2, 5, 10}) {
            assertThat(MatchCounting.count(a, b, delta)[0])
                    .isEqualTo(values.get("burst_match_delta" + delta).asInt());
            assertThat(MatchCounting.countSymmetric(a, b, delta)[0])
                    .isEqualTo(values.get("burst_match_sym_delta" + delta).asInt());
        }
    }

    /**
     * Where spikes of both trains have one frame, the reference's unstable sort decides which comes first in the merged train; edges to
     * their neighbours are left out of the comparison.
     */
    private static void sameEvents(JsonNode test, MatchingEvents events) {
        JsonNode fields = test.get("outputs").get("matching_events").get("fields");
        MatchingEvents wanted = new MatchingEvents(
                Golden.array(fields.get("index1")).toInts(),
                Golden.array(fields.get("index2")).toInts(),
                Golden.array(fields.get("delta_frame")).toLongs());
        long[] times1 = longs(test.get("values").get("times1"));
        long[] times2 = longs(test.get("values").get("times2"));
        assertThat(settled(events, times1, times2))
                .hasSizeGreaterThan(110)
                .containsExactlyInAnyOrderElementsOf(settled(wanted, times1, times2));
    }

    private static List<String> settled(MatchingEvents events, long[] times1, long[] times2) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            boolean tied = Arrays.binarySearch(times2, times1[events.index1()[i]]) >= 0
                    || Arrays.binarySearch(times1, times2[events.index2()[i]]) >= 0;
            if (!tied || events.deltaFrame()[i] == 0) {
                rows.add(events.index1()[i] + " " + events.index2()[i] + " " + events.deltaFrame()[i]);
            }
        }
        return rows;
    }

    private static List<String> marks(boolean[] matched, String unmatched) {
        List<String> out = new ArrayList<>();
        for (boolean one : matched) {
            out.add(one ? "TP" : unmatched);
        }
        return out;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static long[] longs(JsonNode list) {
        return list.valueStream().mapToLong(JsonNode::asLong).toArray();
    }

    @Test
    void matchingFunctionsAgreeWithTheReference() {
        JsonNode test = Golden.named("matching_functions");
        JsonNode values = test.get("values");
        double[] scores = values.get("scores")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        Ids rows = Ids.range(6);
        UnitScores lettered = new UnitScores(rows, Ids.of("a", "b", "c", "d", "e", "f", "g", "h"), scores);
        PossibleMatches possible =
                PossibleMatches.of(lettered, test.get("params").get("possible").asDouble());
        samePossible(values.get("possible_12"), possible.units1(), possible.partners12());
        samePossible(values.get("possible_21"), possible.units2(), possible.partners21());
        UnitScores numbered = new UnitScores(rows, Ids.of(10, 11, 12, 13, 14, 15, 16, 17), scores);
        UnitMatching best =
                UnitMatching.best(numbered, test.get("params").get("best").asDouble());
        sameMatch(values.get("best_12"), best.units1(), best.units2(), best.partner12());
        sameMatch(values.get("best_21"), best.units2(), best.units1(), best.partner21());
        UnitMatching hungarian = UnitMatching.hungarian(
                numbered, test.get("params").get("hungarian").asDouble());
        sameMatch(values.get("hungarian_12"), hungarian.units1(), hungarian.units2(), hungarian.partner12());
        sameMatch(values.get("hungarian_21"), hungarian.units2(), hungarian.units1(), hungarian.partner21());
    }

    @Test
    void templatesAgreeWithTheReference() {
        JsonNode test = Golden.named("compare_templates");
        Recording recording = Golden.recording(test.get("inputs").get(0));
        TemplateComparison comparison = Comparisons.compareTemplates(
                templates(recording, Golden.sorting(test.get("inputs").get(1))),
                templates(recording, Golden.sorting(test.get("inputs").get(2))));
        Golden.same(
                test, "agreement_scores", comparison.matches().agreementScores().toTable());
        UnitMatching hungarian = comparison.matches().hungarianMatch();
        sameMatch(
                test.get("values").get("hungarian_12"), hungarian.units1(), hungarian.units2(), hungarian.partner12());
        UnitMatching best = comparison.matches().bestMatch();
        sameMatch(test.get("values").get("best_12"), best.units1(), best.units2(), best.partner12());
    }

    private static Templates templates(Recording recording, Sorting sorting) {
        WaveformWindow window = WaveformWindow.ofMs(1, 2, recording.getSamplingFrequency());
        return TemplateEstimation.average(window)
                .run(recording, sorting.toSpikeVector(), sorting.getUnitIds(), JobOptions.standard())
                .templates();
    }
}
