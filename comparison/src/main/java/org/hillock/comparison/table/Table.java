package org.hillock.comparison.table;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.Id;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table: a named index of labels and columns of one kind each. Immutable as long as the arrays in its columns are left alone.
 *
 * @param indexName the head of the index
 * @param index the label of every row
 * @param columns the columns, from left to right; each has one cell for every row
 */
public record Table(String indexName, List<Id> index, List<Column> columns) {
    /** Refuses columns of another length than the index. */
    public Table {
        index = List.copyOf(index);
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.size() != index.size()) {
                throw new WrongArgumentException("table: column '" + column.name() + "' of " + column.size()
                        + " cells must have one for each of the " + index.size() + " rows.");
            }
        }
    }

    /** A column by name; an unknown one is refused with the known ones listed. */
    public Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException("table: column = '" + name + "' must be one of "
                        + columns.stream().map(Column::name).toList() + "."));
    }

    /** The numbers of a column of counts or rates, by name. */
    public double[] numbers(String name) {
        return switch (column(name)) {
            case Column.Rates rates -> rates.values().clone();
            case Column.Counts counts ->
                java.util.Arrays.stream(counts.values()).asDoubleStream().toArray();
            default -> throw new WrongArgumentException("table: column = '" + name + "' must hold numbers.");
        };
    }

    /** Comma-separated values with a head line; cells with commas, quotes or line breaks are quoted, NaN is empty. */
    public String toCsv() {
        return lines().stream()
                .map(line -> line.stream().map(Table::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Writes {@link #toCsv} as a whole file. */
    public void writeCsv(Path file) {
        WholeFile.write(file, false, toCsv().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes tab-separated text with a head line as a whole file; tabs and line breaks within cells become blanks. */
    public void writeTsv(Path file) {
        String text = lines().stream()
                .map(line -> line.stream()
                        .map(cell -> cell.replaceAll("[\\t\\r\\n]", " "))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", "", "\n"));
        WholeFile.write(file, false, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One object for every row, with the index under its name. */
    public JsonNode toJson() {
        ArrayNode rows = PythonJson.NODES.arrayNode();
        for (int row = 0; row < index.size(); row++) {
            ObjectNode one = rows.addObject();
            one.set(indexName, Column.json(index.get(row)));
            for (Column column : columns) {
                one.set(column.name(), column.json(row));
            }
        }
        return rows;
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(indexName));
        columns.forEach(column -> head.add(column.name()));
        lines.add(head);
        for (int row = 0; row < index.size(); row++) {
            lines.add(line(row));
        }
        return lines;
    }

    private List<String> line(int row) {
        List<String> line = new ArrayList<>(List.of(index.get(row).toString()));
        columns.forEach(column -> line.add(column.text(row)));
        return line;
    }

    /** The table in aligned columns; rates with four decimals, NaN and absent partners as {@code -}. */
    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>(lines());
        for (int row = 0; row < index.size(); row++) {
            lines.set(row + 1, printed(row));
        }
        int[] widths = IntStream.range(0, columns.size() + 1)
                .map(c -> lines.stream()
                        .mapToInt(line -> line.get(c).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream().map(line -> aligned(line, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> printed(int row) {
        List<String> line = new ArrayList<>(List.of(index.get(row).toString()));
        for (Column column : columns) {
            String text = column instanceof Column.Rates rates && !Double.isNaN(rates.values()[row])
                    ? String.format(Locale.ROOT, "%.4f", rates.values()[row])
                    : column.text(row);
            line.add(text.isEmpty() ? "-" : text);
        }
        return line;
    }

    private static String aligned(List<String> line, int[] widths) {
        return IntStream.range(0, line.size())
                .mapToObj(c -> " ".repeat(widths[c] - line.get(c).length()) + line.get(c))
                .collect(Collectors.joining("  "));
    }
}
