package org.hillock.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.comparison.table.Column;
import org.hillock.comparison.table.Table;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.kernels.linalg.Assignment;

/**
 * For each unit of either side at most one partner on the other.
 *
 * @param units1 units of the first side
 * @param units2 units of the second side
 * @param partner12 for each first unit the position of its partner among the second, or -1; treat as read-only
 * @param partner21 for each second unit the position of its partner among the first, or -1; treat as read-only
 */
public record UnitMatching(Ids units1, Ids units2, int[] partner12, int[] partner21) {
    /** Stands for "no partner" among positions. */
    public static final int NONE = -1;

    /** The partner with the greatest score, the first one among equals, where that score is {@code minScore} or more. */
    public static UnitMatching best(UnitScores scores, double minScore) {
        return new UnitMatching(
                scores.rows(),
                scores.columns(),
                bestOfRows(scores, minScore),
                bestOfRows(scores.transposed(), minScore));
    }

    private static int[] bestOfRows(UnitScores scores, double minScore) {
        return IntStream.range(0, scores.rows().size())
                .map(row -> {
                    int best = scores.bestColumn(row);
                    return best >= 0 && scores.get(row, best) >= minScore ? best : NONE;
                })
                .toArray();
    }

    /**
     * One-to-one partners with the greatest sum of scores, where a score below {@code minScore} counts as 0 and makes no match.
     */
    public static UnitMatching hungarian(UnitScores scores, double minScore) {
        int rows = scores.rows().size();
        int columns = scores.columns().size();
        double[] kept = Arrays.stream(scores.values())
                .map(score -> score < minScore ? 0 : score)
                .toArray();
        int[] forward = rows == 0 || columns == 0 ? filled(rows) : Assignment.maximise(kept, rows, columns);
        int[] back = filled(columns);
        for (int row = 0; row < rows; row++) {
            if (forward[row] >= 0 && scores.get(row, forward[row]) >= minScore) {
                back[forward[row]] = row;
            } else {
                forward[row] = NONE;
            }
        }
        return new UnitMatching(scores.rows(), scores.columns(), forward, back);
    }

    private static int[] filled(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }

    /** The partner of a unit of the first side. */
    public Optional<Id> of1(Id unit1) {
        return partner(partner12[units1.indexOf(unit1)], units2);
    }

    /** The partner of a unit of the second side. */
    public Optional<Id> of2(Id unit2) {
        return partner(partner21[units2.indexOf(unit2)], units1);
    }

    private static Optional<Id> partner(int position, Ids units) {
        return position == NONE ? Optional.empty() : Optional.of(units.get(position));
    }

    /** The first side's units with their partners. */
    public Table toTable12() {
        return table(units1, units2, partner12);
    }

    /** The second side's units with their partners. */
    public Table toTable21() {
        return table(units2, units1, partner21);
    }

    private static Table table(Ids units, Ids others, int[] partners) {
        List<Optional<Id>> ids = new ArrayList<>();
        for (int partner : partners) {
            ids.add(partner(partner, others));
        }
        return new Table("unit_id", units.asList(), List.of(new Column.Units("match", ids)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnitMatching that
                && units1.equals(that.units1)
                && units2.equals(that.units2)
                && Arrays.equals(partner12, that.partner12)
                && Arrays.equals(partner21, that.partner21);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(partner12) + Arrays.hashCode(partner21);
    }

    @Override
    public String toString() {
        return toTable12().toString();
    }
}
