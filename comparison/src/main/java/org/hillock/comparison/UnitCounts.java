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
 * A count for every pair of a row unit and a column unit.
 *
 * @param rows units of the rows
 * @param columns units of the columns
 * @param values row-major {@code [rows × columns]}; treat as read-only
 */
public record UnitCounts(Ids rows, Ids columns, int[] values) {
    /** The count of two units by position. */
    public int get(int row, int column) {
        return values[row * columns.size() + column];
    }

    /** The count of two units by id. */
    public int at(Id row, Id column) {
        return get(rows.indexOf(row), columns.indexOf(column));
    }

    /** The counts, cut to the number of spikes of the row's unit. */
    UnitCounts atMost(long[] eventCounts1) {
        int[] cut = values.clone();
        for (int i = 0; i < cut.length; i++) {
            cut[i] = (int) Math.min(cut[i], eventCounts1[i / columns.size()]);
        }
        return new UnitCounts(rows, columns, cut);
    }

    /** The counts divided by the number of spikes in either unit: {@code count / (n1 + n2 - count)}, 0 where that is 0 / 0. */
    public UnitScores agreement(long[] eventCounts1, long[] eventCounts2) {
        double[] scores = new double[values.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = agreement(values[i], eventCounts1[i / columns.size()], eventCounts2[i % columns.size()]);
        }
        return new UnitScores(rows, columns, scores);
    }

    /** The agreement score of two trains: matches over spikes in either; 0 where both are empty. */
    public static double agreement(long numMatches, long num1, long num2) {
        long either = num1 + num2 - numMatches;
        return either == 0 ? 0 : (double) numMatches / either;
    }

    /** A table with a column for every column unit. */
    public Table toTable() {
        List<Column> out = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            out.add(new Column.Counts(
                    columns.get(c).toString(),
                    IntStream.range(0, rows.size())
                            .mapToLong(row -> get(row, column))
                            .toArray()));
        }
        return new Table("unit_id", rows.asList(), out);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnitCounts that
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
