package org.hillock.testkit.golden;

import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** How a recorded output that holds a defect of the reference is compared. */
public sealed interface Correction {
    /** Not at all: the right value does not follow from the recorded one. */
    record PassOver() implements Correction {}

    /** The right numbers follow from the recorded ones. */
    record Numbers(BiFunction<NdArray, Answers, NdArray> rule) implements Correction {
        NdArray apply(NdArray recorded, Answers answers) {
            return rule.apply(recorded, answers);
        }
    }

    /** The right values follow from the recorded ones and the answer. */
    record Names(BinaryOperator<JsonNode> rule) implements Correction {
        JsonNode apply(JsonNode recorded, JsonNode actual) {
            return rule.apply(recorded, actual);
        }
    }
}
