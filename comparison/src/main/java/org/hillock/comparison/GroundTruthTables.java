package org.hillock.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.hillock.comparison.table.Column;
import org.hillock.comparison.table.Table;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison to ground truth as tables, text and JSON. */
final class GroundTruthTables {
    private GroundTruthTables() {}

    static Table performance(GroundTruthComparison comparison, PerformanceMethod method) {
        return switch (method) {
            case RAW_COUNT -> counts(comparison.countScores());
            case BY_UNIT -> rates("gt_unit_id", comparison.matching().units1().asList(), comparison.performances());
            case POOLED_WITH_AVERAGE -> pooled(method, comparison.averagePerformance());
            case POOLED_WITH_SUM -> pooled(method, comparison.summedPerformance());
        };
    }

    /** Match, counts and rates of every ground truth unit. */
    static Table units(GroundTruthComparison comparison) {
        List<Column> columns = new ArrayList<>();
        columns.addAll(counts(comparison.countScores()).columns());
        columns.addAll(performance(comparison, PerformanceMethod.BY_UNIT).columns());
        return new Table("gt_unit_id", comparison.matching().units1().asList(), columns);
    }

    /** All tables by the names of their files. */
    static Map<String, Table> all(GroundTruthComparison comparison) {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("units", units(comparison));
        tables.put("pooled_with_average", performance(comparison, PerformanceMethod.POOLED_WITH_AVERAGE));
        tables.put("pooled_with_sum", performance(comparison, PerformanceMethod.POOLED_WITH_SUM));
        tables.put("confusion_matrix", comparison.getConfusionMatrix().toTable());
        tables.put("match_event_count", comparison.result().matchEventCount().toTable());
        tables.put("agreement_scores", comparison.getAgreementScores().toTable());
        return tables;
    }

    private static Table pooled(PerformanceMethod method, Performance performance) {
        return rates("method", List.of(Id.of(method.wireName())), List.of(performance));
    }

    private static Table rates(String indexName, List<Id> index, List<Performance> performances) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < Performance.NAMES.size(); i++) {
            int rate = i;
            columns.add(new Column.Rates(
                    Performance.NAMES.get(i),
                    performances.stream().mapToDouble(one -> one.rates()[rate]).toArray()));
        }
        return new Table(indexName, index, columns);
    }

    private static Table counts(List<UnitCount> counts) {
        return new Table(
                "gt_unit_id",
                counts.stream().map(UnitCount::gtUnitId).toList(),
                List.of(
                        column("tp", counts, UnitCount::tp),
                        column("fn", counts, UnitCount::fn),
                        column("fp", counts, UnitCount::fp),
                        column("num_gt", counts, UnitCount::numGt),
                        column("num_tested", counts, UnitCount::numTested),
                        new Column.Units(
                                "tested_id",
                                counts.stream().map(UnitCount::testedId).toList())));
    }

    private static Column column(String name, List<UnitCount> counts, ToLongFunction<UnitCount> value) {
        return new Column.Counts(name, counts.stream().mapToLong(value).toArray());
    }

    static String performanceText(GroundTruthComparison comparison, PerformanceMethod method) {
        String body =
                switch (method) {
                    case RAW_COUNT, BY_UNIT -> performance(comparison, method).toString();
                    case POOLED_WITH_AVERAGE -> comparison.averagePerformance().toString();
                    case POOLED_WITH_SUM -> comparison.summedPerformance().toString();
                };
        return "PERFORMANCE (" + method.wireName() + ")\n-----------\n" + body;
    }

    static String summaryText(UnitCategories categories) {
        StringBuilder out = new StringBuilder("SUMMARY\n-------\n");
        out.append("GT num_units: ").append(categories.numGt()).append('\n');
        out.append("TESTED num_units: ").append(categories.numSorter()).append('\n');
        out.append("num_well_detected: ").append(categories.numWellDetected()).append('\n');
        categories
                .numRedundant()
                .ifPresent(n -> out.append("num_redundant: ").append(n).append('\n'));
        categories
                .numOvermerged()
                .ifPresent(n -> out.append("num_overmerged: ").append(n).append('\n'));
        categories.numFalsePositive().ifPresent(n -> out.append("num_false_positive_units: ")
                .append(n)
                .append('\n'));
        categories.numBad().ifPresent(n -> out.append("num_bad: ").append(n).append('\n'));
        return out.toString();
    }

    static JsonNode json(GroundTruthComparison comparison) {
        ObjectNode out = PythonJson.NODES.objectNode();
        SortingMatches result = comparison.result();
        GroundTruthOptions options = comparison.options();
        out.put("gt_name", result.pair().name1());
        out.put("tested_name", result.pair().name2());
        out.put("delta_time", result.options().deltaTime());
        out.put("delta_frames", result.deltaFrames());
        out.put("match_mode", options.matchMode().wireName());
        out.put("exhaustive_gt", options.exhaustiveGt());
        out.set("categories", comparison.countUnitsCategories().toJson());
        out.set("units_of_categories", unitsOfCategories(comparison));
        for (PerformanceMethod method : PerformanceMethod.values()) {
            JsonNode rows = performance(comparison, method).toJson();
            boolean pooled =
                    method == PerformanceMethod.POOLED_WITH_AVERAGE || method == PerformanceMethod.POOLED_WITH_SUM;
            out.set(method.wireName(), pooled ? rows.get(0) : rows);
        }
        return out;
    }

    private static ObjectNode unitsOfCategories(GroundTruthComparison comparison) {
        ObjectNode out = PythonJson.NODES.objectNode();
        out.set("well_detected", ids(comparison.getWellDetectedUnits()));
        if (comparison.options().exhaustiveGt()) {
            out.set("overmerged", ids(comparison.getOvermergedUnits()));
            out.set("redundant", ids(comparison.getRedundantUnits()));
            out.set("false_positive", ids(comparison.getFalsePositiveUnits()));
            out.set("bad", ids(comparison.getBadUnits()));
        }
        return out;
    }

    private static ArrayNode ids(Ids units) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        units.forEach(unit -> out.add(Column.json(unit)));
        return out;
    }
}
