package org.hillock.comparison;

import java.util.OptionalInt;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many units fall into which category; those that only an exhaustive ground truth tells are absent without one.
 *
 * @param numGt ground truth units
 * @param numSorter tested units
 * @param numWellDetected tested units that match a ground truth unit well
 * @param numOvermerged tested units that agree with several ground truth units
 * @param numRedundant spare tested units that agree with a ground truth unit that another one matches better
 * @param numFalsePositive tested units that agree with no ground truth unit
 * @param numBad tested units without a one-to-one match
 */
public record UnitCategories(
        int numGt,
        int numSorter,
        int numWellDetected,
        OptionalInt numOvermerged,
        OptionalInt numRedundant,
        OptionalInt numFalsePositive,
        OptionalInt numBad) {
    /** As an object with the peer's names; absent numbers are left out. */
    public JsonNode toJson() {
        ObjectNode out = PythonJson.NODES.objectNode();
        out.put("num_gt", numGt);
        out.put("num_sorter", numSorter);
        out.put("num_well_detected", numWellDetected);
        numOvermerged.ifPresent(n -> out.put("num_overmerged", n));
        numRedundant.ifPresent(n -> out.put("num_redundant", n));
        numFalsePositive.ifPresent(n -> out.put("num_false_positive", n));
        numBad.ifPresent(n -> out.put("num_bad", n));
        return out;
    }
}
