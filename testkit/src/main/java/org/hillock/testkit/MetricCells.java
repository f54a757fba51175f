package org.hillock.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.CsvTable;
import org.hillock.testkit.golden.GoldenFault;

/** Right cells for recorded ones that hold a defect, where the defect can be computed as well. */
final class MetricCells {
    private static final double CLOSE = 1e-5;
    private static final double TINY = 1e-8;
    private static final double ROUNDING_NOISE = 1e6;

    /** Numbers of principal components are recorded for closeness within these. */
    private static final double COMPONENTS_CLOSE = 0.05;

    private static final double COMPONENTS_TINY = 0.005;
    private static final List<String> OF_COMPONENTS =
            List.of("isolation_distance", "l_ratio", "d_prime", "silhouette", "nn_hit_rate", "nn_miss_rate");

    private MetricCells() {}

    /**
     * Where the answer {@code defect} (the table with the defect computed on purpose) agrees with what was recorded, the answer of the
     * case is right; all other cells stay. Distances in a singular metric, which are rounding noise above a million, are nothing.
     */
    static CsvTable ofTheDefect(String key, CsvTable recorded, Answers answers) {
        CsvTable answered = table(answers, key);
        CsvTable defect = table(answers, "defect");
        Map<String, List<String>> columns = new LinkedHashMap<>();
        recorded.columns().forEach((name, cells) -> {
            List<String> right = new ArrayList<>();
            for (int row = 0; row < cells.size(); row++) {
                right.add(cell(
                        name,
                        cells.get(row),
                        at(defect, name, row).orElse(cells.get(row)),
                        at(answered, name, row).orElse("")));
            }
            columns.put(name, right);
        });
        return new CsvTable(recorded.index(), columns);
    }

    private static java.util.Optional<String> at(CsvTable table, String name, int row) {
        List<String> cells = table.columns().getOrDefault(name, List.of());
        return row < cells.size() ? java.util.Optional.of(cells.get(row)) : java.util.Optional.empty();
    }

    private static String cell(String name, String recorded, String defect, String answered) {
        OptionalDouble number = number(recorded);
        if (name.equals("isolation_distance") && number.isPresent() && number.getAsDouble() > ROUNDING_NOISE) {
            return "";
        }
        return !defect.equals(answered) && agree(name, number, number(defect)) ? answered : recorded;
    }

    private static boolean agree(String name, OptionalDouble recorded, OptionalDouble defect) {
        if (recorded.isEmpty() || defect.isEmpty()) {
            return recorded.isEmpty() && defect.isEmpty();
        }
        double difference = Math.abs(recorded.getAsDouble() - defect.getAsDouble());
        return OF_COMPONENTS.contains(name)
                ? difference <= COMPONENTS_TINY + COMPONENTS_CLOSE * Math.abs(recorded.getAsDouble())
                : difference <= TINY + CLOSE * Math.abs(recorded.getAsDouble());
    }

    private static OptionalDouble number(String cell) {
        return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
    }

    private static CsvTable table(Answers answers, String key) {
        if (answers.output(key).orElse(new Answer.Given()) instanceof Answer.Table(CsvTable table)) {
            return table;
        }
        throw new GoldenFault("answer '" + key + "' must be a table to correct what was recorded");
    }
}
