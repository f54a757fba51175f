package org.hillock.qualitymetrics.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.Ids;
import org.hillock.qualitymetrics.units.MetricColumn;

/** Tables side by side, and parts of them. */
final class TableJoin {
    private TableJoin() {}

    static MetricTable of(MetricTable first, MetricTable second) {
        if (!first.unitIds().equals(second.unitIds())) {
            throw new WrongArgumentException("metric_table: the units " + second.unitIds()
                    + " of a table must be those of the other (" + first.unitIds() + ").");
        }
        List<MetricColumn> columns = new ArrayList<>(first.columns());
        List<double[]> values = new ArrayList<>(List.of(first.values()));
        Map<String, Map<Integer, String>> reasons = new HashMap<>(first.reasons());
        for (int i = 0; i < second.columns().size(); i++) {
            MetricColumn column = second.columns().get(i);
            if (!first.has(column.name())) {
                columns.add(column);
                values.add(second.values()[i]);
                reasons.put(column.name(), second.reasons().getOrDefault(column.name(), Map.of()));
            }
        }
        return new MetricTable(first.unitIds(), columns, values.toArray(double[][]::new), reasons);
    }

    /** Names of units are kept as indices among all units: those of units that are left out become NaN. */
    static MetricTable select(MetricTable table, Ids wanted) {
        int[] rows = table.unitIds().indicesOf(wanted);
        double[][] values = new double[table.values().length][];
        for (int c = 0; c < values.length; c++) {
            double[] column = table.values()[c];
            boolean isUnit = table.columns().get(c).kind() == MetricColumn.Kind.UNIT;
            values[c] = IntStream.of(rows)
                    .mapToDouble(row -> isUnit ? renumbered(column[row], rows) : column[row])
                    .toArray();
        }
        Map<String, Map<Integer, String>> reasons = new HashMap<>();
        table.reasons().forEach((name, units) -> {
            Map<Integer, String> kept = new HashMap<>();
            for (int i = 0; i < rows.length; i++) {
                if (units.containsKey(rows[i])) {
                    kept.put(i, units.getOrDefault(rows[i], ""));
                }
            }
            reasons.put(name, kept);
        });
        return new MetricTable(wanted, table.columns(), values, reasons);
    }

    private static double renumbered(double unit, int[] rows) {
        return IntStream.range(0, rows.length)
                .filter(i -> rows[i] == unit)
                .asDoubleStream()
                .findFirst()
                .orElse(Double.NaN);
    }
}
