package org.hillock.comparison;

import org.hillock.core.values.Id;

/** What a comparison to ground truth says of one spike. */
public sealed interface SpikeLabel {
    /** The plain verdicts. */
    enum Verdict implements SpikeLabel {
        /** True positive: matched with a spike of the matched unit. */
        TP,
        /** False negative: a spike of a ground truth unit that wasn't found. */
        FN,
        /** False positive: a spike of a tested unit that isn't in the ground truth unit. */
        FP
    }

    /**
     * A spike that coincides with one of a unit that is matched with another.
     *
     * @param own the unit of the spike
     * @param other the unit of the other sorting whose spike it coincides with
     */
    record Misclassified(Id own, Id other) implements SpikeLabel {
        @Override
        public String toString() {
            return "CL_" + own + "_" + other;
        }
    }
}
