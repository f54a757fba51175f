package org.hillock.comparison;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * For each unit of either side all units of the other that it may be.
 *
 * @param units1 units of the first side
 * @param units2 units of the second side
 * @param partners12 for each first unit the second units, in their order
 * @param partners21 for each second unit the first units, in their order
 */
public record PossibleMatches(Ids units1, Ids units2, List<List<Id>> partners12, List<List<Id>> partners21) {
    /** The units with a score of {@code minScore} or more; a score of 0 makes none. */
    public static PossibleMatches of(UnitScores scores, double minScore) {
        return new PossibleMatches(
                scores.rows(), scores.columns(), ofRows(scores, minScore), ofRows(scores.transposed(), minScore));
    }

    private static List<List<Id>> ofRows(UnitScores scores, double minScore) {
        List<List<Id>> all = new ArrayList<>();
        for (int row = 0; row < scores.rows().size(); row++) {
            List<Id> possible = new ArrayList<>();
            for (int column = 0; column < scores.columns().size(); column++) {
                double score = scores.get(row, column);
                if (score > 0 && score >= minScore) {
                    possible.add(scores.columns().get(column));
                }
            }
            all.add(List.copyOf(possible));
        }
        return List.copyOf(all);
    }

    /** The second units that a first unit may be. */
    public List<Id> of1(Id unit1) {
        return partners12.get(units1.indexOf(unit1));
    }

    /** The first units that a second unit may be. */
    public List<Id> of2(Id unit2) {
        return partners21.get(units2.indexOf(unit2));
    }
}
