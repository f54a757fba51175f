package org.hillock.comparison.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.hillock.comparison.GroundTruthComparison;
import org.hillock.comparison.Performance;
import org.hillock.comparison.UnitCategories;
import org.hillock.comparison.table.Column;
import org.hillock.comparison.table.Table;
import org.hillock.core.values.Id;
import org.hillock.sorters.Sorters;

/**
 * The comparisons of a study.
 *
 * @param comparisons by recording and sorter
 */
public record StudyComparisons(Map<Sorters.RunKey, GroundTruthComparison> comparisons) {
    /** A row for every true unit of every run: {@code rec_name, sorter_name, gt_unit_id} and the rates. */
    public Table aggregatePerformanceByUnit() {
        List<Sorters.RunKey> keys = new ArrayList<>();
        List<Optional<Id>> units = new ArrayList<>();
        List<Performance> rates = new ArrayList<>();
        comparisons.forEach((key, comparison) -> {
            for (Id unit : comparison.matching().units1()) {
                keys.add(key);
                units.add(Optional.of(unit));
            }
            rates.addAll(comparison.performances());
        });
        List<Column> columns = new ArrayList<>(List.of(new Column.Units("gt_unit_id", units)));
        for (int i = 0; i < Performance.NAMES.size(); i++) {
            int rate = i;
            columns.add(new Column.Rates(
                    Performance.NAMES.get(i),
                    rates.stream().mapToDouble(one -> one.rates()[rate]).toArray()));
        }
        return RunRows.table(keys, columns);
    }

    /** A row for every run: how many units fall into which category, with the scores of the comparisons. */
    public Table aggregateCountUnits() {
        return counted(GroundTruthComparison::countUnitsCategories);
    }

    /** The same with other scores. */
    public Table aggregateCountUnits(double wellDetectedScore, double redundantScore, double overmergedScore) {
        return counted(
                comparison -> comparison.countUnitsCategories(wellDetectedScore, redundantScore, overmergedScore));
    }

    private Table counted(Function<GroundTruthComparison, UnitCategories> count) {
        List<UnitCategories> counts = comparisons.values().stream().map(count).toList();
        return RunRows.table(
                List.copyOf(comparisons.keySet()),
                List.of(
                        column("num_gt", counts, one -> OptionalInt.of(one.numGt())),
                        column("num_sorter", counts, one -> OptionalInt.of(one.numSorter())),
                        column("num_well_detected", counts, one -> OptionalInt.of(one.numWellDetected())),
                        column("num_redundant", counts, UnitCategories::numRedundant),
                        column("num_overmerged", counts, UnitCategories::numOvermerged),
                        column("num_false_positive", counts, UnitCategories::numFalsePositive),
                        column("num_bad", counts, UnitCategories::numBad)));
    }

    private static Column column(
            String name, List<UnitCategories> counts, Function<UnitCategories, OptionalInt> number) {
        return new Column.Texts(
                name,
                counts.stream()
                        .map(number)
                        .map(n -> n.isPresent() ? Integer.toString(n.getAsInt()) : "")
                        .toList());
    }
}
