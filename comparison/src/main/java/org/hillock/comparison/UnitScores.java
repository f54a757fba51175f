package org.hillock.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.comparison.table.Column;
import org.hillock.comparison.table.Table;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * A score for every pair of a row unit and a column unit.
 *
 * @param rows units of the rows
 * @param columns units of the columns
 * @param values row-major {@code [rows × columns]}, finite; treat as read-only
 */
public record UnitScores(Ids rows, Ids columns, double[] values) {
    /** The score of two units by position. */
    public double get(int row, int column) {
        return values[row * columns.size() + column];
    }

    /** The score of two units by id. */
    public double at(Id row, Id column) {
        return get(rows.indexOf(row), columns.indexOf(column));
    }

    /** The position of the greatest score of a row, the first one among equals; -1 without columns. */
    int bestColumn(int row) {
        int best = -1;
        for (int column = 0; column < columns.size(); column++) {
            best = best < 0 || get(row, column) > get(row, best) ? column : best;
        }
        return best;
    }

    /** With rows and columns exchanged. */
    public UnitScores transposed() {
        double[] out = new double[values.length];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                out[column * rows.size() + row] = get(row, column);
            }
        }
        return new UnitScores(columns, rows, out);
    }

    /** Some rows and columns by position, in the given order. */
    public UnitScores take(int[] takenRows, int[] takenColumns) {
        double[] out = new double[takenRows.length * takenColumns.length];
        for (int r = 0; r < takenRows.length; r++) {
            for (int c = 0; c < takenColumns.length; c++) {
                out[r * takenColumns.length + c] = get(takenRows[r], takenColumns[c]);
            }
        }
        return new UnitScores(rows.take(takenRows), columns.take(takenColumns), out);
    }

    /**
     * The same scores with the matches along the diagonal: rows from the greatest best score down (the later row first among equals),
     * then for each row the best column that is still free; spare columns follow in their order.
     */
    public UnitScores ordered() {
        int[] rowOrder = IntStream.range(0, rows.size())
                .boxed()
                .sorted((a, b) -> {
                    int byScore = Double.compare(best(b), best(a));
                    return byScore != 0 ? byScore : Integer.compare(b, a);
                })
                .mapToInt(Integer::intValue)
                .toArray();
        return take(rowOrder, columnOrder(rowOrder));
    }

    private double best(int row) {
        return columns.size() == 0 ? 0 : get(row, bestColumn(row)) + 0.0;
    }

    private int[] columnOrder(int[] rowOrder) {
        boolean[] used = new boolean[columns.size()];
        int[] order = new int[columns.size()];
        int n = 0;
        for (int row : rowOrder) {
            int best = -1;
            for (int column = 0; column < used.length; column++) {
                if (!used[column] && (best < 0 || get(row, column) > get(row, best))) {
                    best = column;
                }
            }
            if (best >= 0) {
                used[best] = true;
                order[n++] = best;
            }
        }
        for (int column = 0; column < used.length; column++) {
            if (!used[column]) {
                order[n++] = column;
            }
        }
        return order;
    }

    /** A table with a column for every column unit. */
    public Table toTable() {
        List<Column> out = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            out.add(new Column.Rates(
                    columns.get(c).toString(),
                    IntStream.range(0, rows.size())
                            .mapToDouble(row -> get(row, column))
                            .toArray()));
        }
        return new Table("unit_id", rows.asList(), out);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnitScores that
                && rows.equals(that.rows)
                && columns.equals(that.columns)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
