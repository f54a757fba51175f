package org.hillock.testkit.golden;

import java.util.function.BinaryOperator;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** How a recorded output that holds a defect of the reference is compared. */
public sealed interface Correction {
    /** Not at all: the right value does not follow from the recorded one. */
    record PassOver() implements Correction {}

    /** By the numbers alone: the recorded type is not the one that was declared. */
    record AnyType() implements Correction {}

    /** Every number may be off by one: the recorded ones are cut off where rounding is right. */
    record OneCount() implements Correction {}

    /** Up to the last digits: the reference read them from a text without care for the closest number. */
    record LastDigits() implements Correction {}

    /** The right numbers follow from the recorded ones and the answers. */
    record Numbers(Rule rule) implements Correction {
        /** Makes the right numbers. */
        @FunctionalInterface
        public interface Rule {
            /** The right numbers of an output. */
            NdArray apply(String key, NdArray recorded, Answers answers);
        }

        NdArray apply(String key, NdArray recorded, Answers answers) {
            return rule.apply(key, recorded, answers);
        }
    }

    /** The right table follows from the recorded one and the answers. */
    record Tables(Making rule) implements Correction {
        /** Makes the right table. */
        @FunctionalInterface
        public interface Making {
            /** The right table of an output. */
            CsvTable apply(String key, CsvTable recorded, Answers answers);
        }

        CsvTable apply(String key, CsvTable recorded, Answers answers) {
            return rule.apply(key, recorded, answers);
        }
    }

    /** The right values follow from the recorded ones and the answer. */
    record Names(BinaryOperator<JsonNode> rule) implements Correction {
        JsonNode apply(JsonNode recorded, JsonNode actual) {
            return rule.apply(recorded, actual);
        }
    }

    /** The right table follows from the recorded one and the answer. */
    record Cells(BinaryOperator<CsvTable> rule) implements Correction {
        CsvTable apply(CsvTable recorded, CsvTable actual) {
            return rule.apply(recorded, actual);
        }
    }
}
