package org.hillock.postprocessing.folders;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.UnitTable;

/** Tables as pandas writes and reads them: the units in the first column, which has no name; what is missing is empty. */
final class UnitCsv {
    private UnitCsv() {}

    static void write(Path file, UnitTable table) {
        StringBuilder text = new StringBuilder();
        table.columns().forEach(name -> text.append(',').append(quoted(name)));
        text.append('\n');
        for (int row = 0; row < table.unitIds().size(); row++) {
            text.append(quoted(table.unitIds().get(row).toString()));
            for (String name : table.columns()) {
                text.append(',').append(cell(table.column(name), row));
            }
            text.append('\n');
        }
        WholeFile.write(file, false, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String cell(NdArray column, int row) {
        if (column.type() instanceof ElementType.Bool) {
            return column.toBooleans()[row] ? "True" : "False";
        }
        if (!(column.type() instanceof ElementType.Numeric(DType dtype))) {
            return quoted(column.toStrings()[row]);
        }
        if (dtype.isInteger()) {
            return Long.toString(column.longAt(row));
        }
        double value = column.doubleAt(row);
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        double shown = dtype == DType.FLOAT32 ? Double.parseDouble(Float.toString((float) value)) : value;
        return PythonJson.formatCompact(PythonJson.NODES.numberNode(shown));
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Reads a table; its units must be among the known ones. */
    static UnitTable read(Path file, Ids known) {
        List<List<String>> rows = CsvText.rows(file);
        if (rows.isEmpty()) {
            throw new BrokenFileException(
                    file, "must begin with the names of the columns. Compute the extension anew.");
        }
        List<String> names = rows.getFirst();
        List<List<String>> body = rows.subList(1, rows.size());
        for (List<String> row : body) {
            if (row.size() != names.size()) {
                throw new BrokenFileException(
                        file,
                        "must have " + names.size() + " cells in each row (" + row.size() + " in that of "
                                + row.getFirst() + "). Compute the extension anew.");
            }
        }
        List<Id> units = body.stream().map(row -> known.parse(row.getFirst())).toList();
        UnitTable table = UnitTable.of(units.isEmpty() ? known.take(new int[0]) : Ids.of(units));
        for (int column = 1; column < names.size(); column++) {
            int at = column;
            table = table.with(
                    names.get(column),
                    column(body.stream().map(row -> row.get(at)).toArray(String[]::new)));
        }
        return table;
    }

    /** The cells as whole numbers, numbers, truth values or texts, the first that all of them are. */
    static NdArray column(String[] cells) {
        if (Arrays.stream(cells).allMatch(cell -> cell.matches("-?\\d{1,18}"))) {
            return NdArray.ofLongs(
                    Arrays.stream(cells).mapToLong(Long::parseLong).toArray());
        }
        if (Arrays.stream(cells).allMatch(cell -> cell.equals("True") || cell.equals("False"))) {
            boolean[] flags = new boolean[cells.length];
            IntStream.range(0, flags.length).forEach(i -> flags[i] = cells[i].equals("True"));
            return NdArray.ofBooleans(flags);
        }
        double[] numbers = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            if (isMissing(cells[i])) {
                numbers[i] = Double.NaN;
            } else if (cells[i].matches("-?inf")) {
                numbers[i] = cells[i].startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            } else {
                try {
                    numbers[i] = Double.parseDouble(cells[i]);
                } catch (NumberFormatException e) {
                    return NdArray.ofStrings(cells);
                }
            }
        }
        return NdArray.ofDoubles(numbers);
    }

    private static boolean isMissing(String cell) {
        return cell.isEmpty() || cell.equalsIgnoreCase("nan") || cell.equals("<NA>") || cell.equals("None");
    }
}
