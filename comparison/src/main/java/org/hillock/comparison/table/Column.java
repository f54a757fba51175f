package org.hillock.comparison.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.Id;
import tools.jackson.databind.JsonNode;

/** One column of a table: a name and one cell for every row, all of one kind. */
public sealed interface Column {
    /** The head of the column. */
    String name();

    /** Number of cells. */
    int size();

    /** A cell as people read it; empty where there is nothing to say. */
    String text(int row);

    /** A cell as JSON: a number, a text, or null. */
    JsonNode json(int row);

    /** Whole numbers. */
    record Counts(String name, long[] values) implements Column {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String text(int row) {
            return Long.toString(values[row]);
        }

        @Override
        public JsonNode json(int row) {
            return PythonJson.NODES.numberNode(values[row]);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Counts that && name.equals(that.name) && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return name + Arrays.toString(values);
        }
    }

    /** Real numbers; NaN is an empty cell and null in JSON. */
    record Rates(String name, double[] values) implements Column {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public String text(int row) {
            return Double.isNaN(values[row]) ? "" : Double.toString(values[row]);
        }

        @Override
        public JsonNode json(int row) {
            return Double.isNaN(values[row]) ? PythonJson.NODES.nullNode() : PythonJson.NODES.numberNode(values[row]);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Rates that && name.equals(that.name) && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return name + Arrays.toString(values);
        }
    }

    /** Names of units; a unit without partner is an empty cell and null in JSON. */
    record Units(String name, List<Optional<Id>> values) implements Column {
        /** Copies the list. */
        public Units {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public String text(int row) {
            return values.get(row).map(Id::toString).orElse("");
        }

        @Override
        public JsonNode json(int row) {
            return values.get(row).map(Column::json).orElseGet(PythonJson.NODES::nullNode);
        }
    }

    /** Free texts. */
    record Texts(String name, List<String> values) implements Column {
        /** Copies the list. */
        public Texts {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public String text(int row) {
            return values.get(row);
        }

        @Override
        public JsonNode json(int row) {
            return PythonJson.NODES.stringNode(values.get(row));
        }
    }

    /** An id as JSON: a number or a text. */
    static JsonNode json(Id id) {
        return switch (id) {
            case Id.IntId number -> PythonJson.NODES.numberNode(number.value());
            case Id.TextId text -> PythonJson.NODES.stringNode(text.value());
        };
    }
}
