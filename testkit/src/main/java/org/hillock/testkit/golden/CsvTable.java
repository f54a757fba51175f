package org.hillock.testkit.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;

/**
 * A table of texts with named rows and columns.
 *
 * @param index the names of the rows
 * @param columns the cells of each column, one per row; an empty cell is NaN
 */
public record CsvTable(List<String> index, Map<String, List<String>> columns) {
    /** Reads a file whose first column holds the names of the rows. */
    public static CsvTable read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new BrokenFileException(file, "can't be read (" + e.getMessage() + ").", e);
        }
        List<String> head = cells(lines.getFirst());
        List<String> index = new ArrayList<>();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        head.subList(1, head.size()).forEach(name -> columns.put(name, new ArrayList<>()));
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = cells(line);
            index.add(row.getFirst());
            for (int i = 1; i < head.size(); i++) {
                columns.computeIfAbsent(head.get(i), name -> new ArrayList<>()).add(row.get(i));
            }
        }
        return new CsvTable(index, columns);
    }

    private static List<String> cells(String line) {
        List<String> out = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                out.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        out.add(cell.toString());
        return out;
    }

    /** The differences to a recorded table: names of rows in order, names of columns in any order, cells by the tolerance. */
    public List<Difference> differences(String key, CsvTable recorded, Tolerance tolerance) {
        List<Difference> out = new ArrayList<>();
        if (!index.equals(recorded.index)) {
            return List.of(Difference.of(key, "rows " + index + " instead of " + recorded.index));
        }
        if (!columns.keySet().equals(recorded.columns.keySet())) {
            return List.of(
                    Difference.of(key, "columns " + columns.keySet() + " instead of " + recorded.columns.keySet()));
        }
        recorded.columns.forEach(
                (name, cells) -> column(key + "." + name, columns.getOrDefault(name, List.of()), cells, tolerance)
                        .ifPresent(out::add));
        return out;
    }

    private static Optional<Difference> column(
            String key, List<String> actual, List<String> recorded, Tolerance tolerance) {
        Optional<double[]> numbers = numbers(actual);
        Optional<double[]> wanted = numbers(recorded);
        if (numbers.isPresent() && wanted.isPresent()) {
            return NumberComparison.compare(
                    key, wanted.get().length, i -> numbers.get()[i], i -> wanted.get()[i], tolerance);
        }
        return actual.equals(recorded)
                ? Optional.empty()
                : Optional.of(Difference.of(key, actual + " instead of " + recorded));
    }

    private static Optional<double[]> numbers(List<String> cells) {
        double[] out = new double[cells.size()];
        for (int i = 0; i < out.length; i++) {
            String cell = cells.get(i);
            switch (cell) {
                case "", "nan", "NaN" -> out[i] = Double.NaN;
                case "True", "true" -> out[i] = 1;
                case "False", "false" -> out[i] = 0;
                case "inf" -> out[i] = Double.POSITIVE_INFINITY;
                case "-inf" -> out[i] = Double.NEGATIVE_INFINITY;
                default -> {
                    try {
                        out[i] = Double.parseDouble(cell);
                    } catch (NumberFormatException e) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(out);
    }
}
