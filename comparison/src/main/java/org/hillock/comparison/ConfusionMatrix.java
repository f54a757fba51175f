package org.hillock.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.comparison.table.Column;
import org.hillock.comparison.table.Table;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * Found, missed and false spikes of all units.
 *
 * <p>Rows: matched ground truth units, then those without a match, then {@code FP}. Columns: the matched tested units in the order of
 * the rows, then the others, then {@code FN}.
 *
 * @param rows ground truth units
 * @param columns tested units
 * @param values row-major {@code [(rows + 1) × (columns + 1)]}; treat as read-only
 */
public record ConfusionMatrix(Ids rows, Ids columns, long[] values) {
    /**
     * From counts. A tested unit that several ground truth units share has as false positives what none of them explains, at least 0.
     */
    static ConfusionMatrix of(SortingMatches result, UnitMatching matching) {
        int[] rowOrder = order(
                matching.partner12(),
                IntStream.range(0, matching.partner12().length).toArray());
        int[] columnOrder = columnOrder(matching, rowOrder);
        int[] place = new int[columnOrder.length];
        for (int c = 0; c < columnOrder.length; c++) {
            place[columnOrder[c]] = c;
        }
        int width = columnOrder.length + 1;
        long[] values = new long[(rowOrder.length + 1) * width];
        for (int c = 0; c < columnOrder.length; c++) {
            values[rowOrder.length * width + c] = result.eventCounts2()[columnOrder[c]];
        }
        for (int r = 0; r < rowOrder.length; r++) {
            int partner = matching.partner12()[rowOrder[r]];
            long found =
                    partner == UnitMatching.NONE ? 0 : result.matchEventCount().get(rowOrder[r], partner);
            values[r * width + columnOrder.length] = result.eventCounts1()[rowOrder[r]] - found;
            if (partner != UnitMatching.NONE) {
                int below = rowOrder.length * width + place[partner];
                values[r * width + place[partner]] = found;
                values[below] = Math.max(0, values[below] - found);
            }
        }
        return new ConfusionMatrix(
                matching.units1().take(rowOrder), matching.units2().take(columnOrder), values);
    }

    private static int[] order(int[] partners, int[] positions) {
        IntStream matched = IntStream.of(positions).filter(i -> partners[i] != UnitMatching.NONE);
        IntStream others = IntStream.of(positions).filter(i -> partners[i] == UnitMatching.NONE);
        return IntStream.concat(matched, others).toArray();
    }

    private static int[] columnOrder(UnitMatching matching, int[] rowOrder) {
        IntStream matched = IntStream.of(rowOrder)
                .map(row -> matching.partner12()[row])
                .filter(partner -> partner != UnitMatching.NONE);
        return IntStream.concat(matched, IntStream.range(0, matching.units2().size()))
                .distinct()
                .toArray();
    }

    /** A value by position; the last row is {@code FP}, the last column {@code FN}. */
    public long get(int row, int column) {
        return values[row * (columns.size() + 1) + column];
    }

    /** A table with a last row {@code FP} and a last column {@code FN}. */
    public Table toTable() {
        List<Id> index = new ArrayList<>(rows.asList());
        index.add(Id.of("FP"));
        List<Column> out = new ArrayList<>();
        for (int c = 0; c <= columns.size(); c++) {
            int column = c;
            out.add(new Column.Counts(
                    c == columns.size() ? "FN" : columns.get(c).toString(),
                    IntStream.range(0, index.size())
                            .mapToLong(row -> get(row, column))
                            .toArray()));
        }
        return new Table("gt_unit_id", index, out);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix that && toTable().equals(that.toTable());
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
