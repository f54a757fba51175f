package org.hillock.qualitymetrics.table;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.qualitymetrics.units.MetricColumn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Numbers of units: one row per unit, one column per thing measured. Immutable as long as the arrays handed in are left alone.
 *
 * @param unitIds the name of each row
 * @param columns what each column is
 * @param values {@code [columns][units]}; NaN where there is none
 * @param reasons why numbers are missing, by column and unit index; a NaN without an entry comes from a file
 */
public record MetricTable(
        Ids unitIds, List<MetricColumn> columns, double[][] values, Map<String, Map<Integer, String>> reasons) {
    /** Refuses columns of another length than the units, and two of one name. */
    public MetricTable {
        columns = List.copyOf(columns);
        long names = columns.stream().map(MetricColumn::name).distinct().count();
        if (values.length != columns.size() || names != columns.size()) {
            throw new WrongArgumentException("metric_table: " + values.length + " columns of values must be as many as "
                    + columns.size() + " columns of different names.");
        }
        for (double[] column : values) {
            if (column.length != unitIds.size()) {
                throw new WrongArgumentException("metric_table: a column of " + column.length
                        + " values must have one for each of the " + unitIds.size() + " units.");
            }
        }
        Map<String, Map<Integer, String>> copied = new TreeMap<>();
        reasons.forEach((column, units) -> copied.put(column, Map.copyOf(units)));
        reasons = Map.copyOf(copied);
    }

    /** The names of the columns. */
    public List<String> names() {
        return columns.stream().map(MetricColumn::name).toList();
    }

    /** Whether there is a column of a name. */
    public boolean has(String name) {
        return names().contains(name);
    }

    private int place(String name) {
        int place = names().indexOf(name);
        if (place < 0) {
            throw new WrongArgumentException("metric_table: column = '" + name + "' must be one of " + names() + ".");
        }
        return place;
    }

    /** The numbers of a column, one per unit; NaN where there is none. A copy. */
    public double[] column(String name) {
        return values[place(name)].clone();
    }

    /** The number of a unit; NaN where there is none. */
    public double get(Id unitId, String name) {
        return values[place(name)][unitIds.indexOf(unitId)];
    }

    /** Why a unit has no number in a column; empty where it has one or no reason is known. */
    public String reason(Id unitId, String name) {
        place(name);
        return reasons.getOrDefault(name, Map.of()).getOrDefault(unitIds.indexOf(unitId), "");
    }

    /** The table with those columns of another one that are not its own; both of the same units. */
    public MetricTable with(MetricTable other) {
        return TableJoin.of(this, other);
    }

    /** The rows of some units, in the given order. */
    public MetricTable selectUnits(Ids wanted) {
        return TableJoin.select(this, wanted);
    }

    /** A cell as text: whole numbers without a point, nothing for NaN. */
    public String text(int row, int column) {
        double value = values[column][row];
        if (Double.isNaN(value)) {
            return "";
        }
        return switch (columns.get(column).kind()) {
            case COUNT -> Long.toString((long) value);
            case UNIT -> unitIds.get((int) value).toString();
            case NUMBER ->
                Double.isInfinite(value)
                        ? (value < 0 ? "-inf" : "inf")
                        : PythonJson.formatCompact(PythonJson.NODES.numberNode(value));
        };
    }

    /** Comma-separated values as pandas writes and reads them: the first column, without a head, is the unit; a missing number is empty. */
    public String toCsv() {
        StringBuilder out = new StringBuilder();
        names().forEach(name -> out.append(',').append(quoted(name)));
        out.append('\n');
        for (int row = 0; row < unitIds.size(); row++) {
            out.append(quoted(unitIds.get(row).toString()));
            for (int column = 0; column < values.length; column++) {
                out.append(',').append(quoted(text(row, column)));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Writes {@link #toCsv} as a whole file. */
    public void writeCsv(Path file) {
        WholeFile.write(file, false, toCsv().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@code {columns: [{name, unit, doc}], units: [{unit_id, <name>: number or null, missing: {<name>: reason}}]}}; {@code missing} only
     * where there are reasons.
     */
    public ObjectNode toJson() {
        ObjectNode out = PythonJson.NODES.objectNode();
        ArrayNode heads = out.putArray("columns");
        columns.forEach(column -> heads.addObject()
                .put("name", column.name())
                .put("unit", column.unit())
                .put("doc", column.doc()));
        ArrayNode rows = out.putArray("units");
        for (int row = 0; row < unitIds.size(); row++) {
            row(row, rows.addObject());
        }
        return out;
    }

    private void row(int row, ObjectNode out) {
        out.set("unit_id", json(unitIds.get(row)));
        ObjectNode missing = PythonJson.NODES.objectNode();
        for (int column = 0; column < values.length; column++) {
            String name = columns.get(column).name();
            out.set(name, cell(row, column));
            String reason = reasons.getOrDefault(name, Map.of()).getOrDefault(row, "");
            if (!reason.isEmpty()) {
                missing.put(name, reason);
            }
        }
        if (!missing.isEmpty()) {
            out.set("missing", missing);
        }
    }

    private JsonNode cell(int row, int column) {
        double value = values[column][row];
        if (Double.isNaN(value)) {
            return PythonJson.NODES.nullNode();
        }
        return switch (columns.get(column).kind()) {
            case COUNT -> PythonJson.NODES.numberNode((long) value);
            case UNIT -> json(unitIds.get((int) value));
            case NUMBER -> PythonJson.NODES.numberNode(value);
        };
    }

    private static JsonNode json(Id id) {
        return switch (id) {
            case Id.IntId number -> PythonJson.NODES.numberNode(number.value());
            case Id.TextId text -> PythonJson.NODES.stringNode(text.value());
        };
    }

    @Override
    public String toString() {
        return "MetricTable: " + unitIds.size() + " units - " + names();
    }
}
