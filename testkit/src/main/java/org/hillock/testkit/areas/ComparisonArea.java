package org.hillock.testkit.areas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hillock.comparison.ComparisonOptions;
import org.hillock.comparison.Comparisons;
import org.hillock.comparison.GroundTruthComparison;
import org.hillock.comparison.GroundTruthOptions;
import org.hillock.comparison.MatchMode;
import org.hillock.comparison.Performance;
import org.hillock.comparison.PerformanceMethod;
import org.hillock.comparison.PossibleMatches;
import org.hillock.comparison.SortingMatches;
import org.hillock.comparison.SpikeLabel;
import org.hillock.comparison.SymmetricSortingComparison;
import org.hillock.comparison.UnitMatching;
import org.hillock.comparison.table.Table;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.CsvTable;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.Params;
import org.hillock.testkit.golden.PlainJson;
import tools.jackson.databind.node.ObjectNode;

/** Comparisons of two sortings here; of several, of collisions and of templates in {@link ComparisonCases}. */
final class ComparisonArea implements GoldenArea {
    private static final int NOBODY = -1;

    @Override
    public String name() {
        return "comparison";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        Map<String, GoldenFunction> all = new LinkedHashMap<>(ComparisonCases.handlers());
        all.put("twoSorters", ComparisonArea::twoSorters);
        all.put("groundTruth", ComparisonArea::groundTruth);
        all.put("labels", ComparisonArea::labels);
        return all;
    }

    /** Defects of the reference are reproduced where the room offers it, so that all else can be compared. */
    static ComparisonOptions options(Params params) {
        ComparisonOptions standard = ComparisonOptions.standard().withPeerQuirks(true);
        return standard.withDeltaTime(params.number("delta_time").orElse(standard.deltaTime()))
                .withMatchScore(params.number("match_score").orElse(standard.matchScore()))
                .withChanceScore(params.number("chance_score").orElse(standard.chanceScore()));
    }

    static GroundTruthComparison groundTruth(GoldenCase golden, GroundTruthOptions options) {
        return Comparisons.compareSorterToGroundTruth(
                golden.sorting(0), golden.sorting(1), "ground truth", "tested", options);
    }

    private static void twoSorters(GoldenCase golden, Answers answers) {
        SymmetricSortingComparison comparison =
                Comparisons.compareTwoSorters(golden.sorting(0), golden.sorting(1), "1", "2", options(golden.params()));
        matches(comparison.result(), answers);
        table(answers, "ordered_agreement_scores", () -> comparison
                .getOrderedAgreementScores()
                .toTable());
    }

    private static void groundTruth(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        GroundTruthOptions options = GroundTruthOptions.standard()
                .withComparison(options(params))
                .withExhaustiveGt(params.flag("exhaustive_gt"))
                .withMatchMode(MatchMode.parse(params.text("match_mode").orElse("hungarian")));
        GroundTruthComparison comparison = groundTruth(golden, options);
        matches(comparison.result(), answers);
        table(answers, "ordered_agreement_scores", () -> comparison
                .getOrderedAgreementScores()
                .toTable());
        answers.output(
                "raw_count",
                () -> new Answer.Table(withNobody(csv(comparison.getPerformance(PerformanceMethod.RAW_COUNT)))));
        table(answers, "by_unit", () -> comparison.getPerformance(PerformanceMethod.BY_UNIT));
        table(answers, "confusion_matrix", () -> comparison.getConfusionMatrix().toTable());
        answers.value("pooled_with_average", () -> rates(comparison.averagePerformance()));
        categories(comparison, answers);
    }

    static Map<String, Double> rates(Performance performance) {
        Map<String, Double> out = new LinkedHashMap<>();
        for (int i = 0; i < Performance.NAMES.size(); i++) {
            out.put(Performance.NAMES.get(i), performance.rates()[i]);
        }
        return out;
    }

    /** The thresholds of the last calls stay in the reference: its categories are counted with those. */
    private static void categories(GroundTruthComparison comparison, Answers answers) {
        answers.value("well_detected_default", comparison::getWellDetectedUnits)
                .value("well_detected_0_6", () -> comparison.getWellDetectedUnits(0.6))
                .value("false_positive", comparison::getFalsePositiveUnits)
                .value("redundant", comparison::getRedundantUnits)
                .value("overmerged", comparison::getOvermergedUnits)
                .value("overmerged_0_1", () -> comparison.getOvermergedUnits(0.1))
                .value("bad", comparison::getBadUnits)
                .value(
                        "categories",
                        () -> comparison.countUnitsCategories(0.6, 0.2, 0.1).toJson());
    }

    private static void matches(SortingMatches result, Answers answers) {
        table(answers, "match_event_count", () -> result.matchEventCount().toTable());
        table(answers, "agreement_scores", () -> result.matches()
                .agreementScores()
                .toTable());
        UnitMatching hungarian = result.matches().hungarianMatch();
        UnitMatching best = result.matches().bestMatch();
        PossibleMatches possible = result.matches().possibleMatches();
        answers.value("delta_frames", result::deltaFrames)
                .value("event_counts1", () -> counts(hungarian.units1(), result.eventCounts1()))
                .value("event_counts2", () -> counts(hungarian.units2(), result.eventCounts2()))
                .value("hungarian_match_12", () -> partners12(hungarian))
                .value("hungarian_match_21", () -> partners21(hungarian))
                .value("best_match_12", () -> partners12(best))
                .value("best_match_21", () -> partners21(best))
                .value("possible_match_12", () -> lists(possible.units1(), possible.partners12()))
                .value("possible_match_21", () -> lists(possible.units2(), possible.partners21()));
    }

    private static Map<Id, Long> counts(Ids units, long[] counts) {
        Map<Id, Long> out = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            out.put(units.get(i), counts[i]);
        }
        return out;
    }

    static Map<Id, Object> partners12(UnitMatching matching) {
        return partners(matching.units1(), matching.units2(), matching.partner12());
    }

    static Map<Id, Object> partners21(UnitMatching matching) {
        return partners(matching.units2(), matching.units1(), matching.partner21());
    }

    private static Map<Id, Object> partners(Ids units, Ids others, int[] partners) {
        Map<Id, Object> out = new LinkedHashMap<>();
        for (int i = 0; i < partners.length; i++) {
            out.put(units.get(i), partners[i] < 0 ? (Object) NOBODY : others.get(partners[i]));
        }
        return out;
    }

    static Map<Id, List<Id>> lists(Ids units, List<List<Id>> partners) {
        Map<Id, List<Id>> out = new LinkedHashMap<>();
        IntStream.range(0, units.size()).forEach(i -> out.put(units.get(i), partners.get(i)));
        return out;
    }

    static void table(Answers answers, String key, Supplier<Table> table) {
        answers.output(key, () -> new Answer.Table(csv(table.get())));
    }

    private static CsvTable csv(Table table) {
        return CsvTable.parse(table.toCsv().lines().toList());
    }

    /** Nobody is called -1 in the reference's tables and left empty in ours. */
    private static CsvTable withNobody(CsvTable table) {
        Map<String, List<String>> columns = new LinkedHashMap<>(table.columns());
        columns.computeIfPresent("tested_id", (name, cells) -> cells.stream()
                .map(cell -> cell.isEmpty() ? "-1" : cell)
                .toList());
        return new CsvTable(table.index(), columns);
    }

    private static void labels(GoldenCase golden, Answers answers) {
        golden.params().flag("compute_labels");
        GroundTruthComparison comparison = groundTruth(
                golden,
                GroundTruthOptions.standard()
                        .withMisclassifications(golden.params().flag("compute_misclassifications")));
        ObjectNode labels1 = PythonJson.NODES.objectNode();
        for (Id unit : comparison.matching().units1()) {
            labels1.set(unit.toString(), PlainJson.of(texts(comparison.getLabels1(unit))));
        }
        ObjectNode labels2 = PythonJson.NODES.objectNode();
        for (Id unit : comparison.matching().units2()) {
            labels2.set(unit.toString(), PlainJson.of(texts(comparison.getLabels2(unit))));
        }
        answers.output("labels1", () -> new Answer.Tree(exported(golden, "labels1", labels1)))
                .output("labels2", () -> new Answer.Tree(exported(golden, "labels2", labels2)))
                .value("counts1", () -> counted(labels1))
                .value("counts2", () -> counted(labels2));
    }

    /** Not the labels of all units are exported. */
    private static ObjectNode exported(GoldenCase golden, String key, ObjectNode all) {
        ObjectNode out = all.deepCopy();
        List<String> units = List.copyOf(
                PythonJson.read(golden.file(golden.output(key).path("file").stringValue()))
                        .propertyNames());
        out.retain(units);
        return out;
    }

    private static List<String> texts(List<List<SpikeLabel>> labels) {
        return labels.stream().flatMap(List::stream).map(SpikeLabel::toString).toList();
    }

    private static Map<String, Map<String, Integer>> counted(ObjectNode labels) {
        Map<String, Map<String, Integer>> out = new LinkedHashMap<>();
        labels.properties().forEach(unit -> {
            Map<String, Integer> counts = new TreeMap<>();
            unit.getValue().forEach(label -> counts.merge(label.stringValue(), 1, Integer::sum));
            out.put(unit.getKey(), counts);
        });
        return out;
    }
}
