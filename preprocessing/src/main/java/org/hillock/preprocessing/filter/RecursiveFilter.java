package org.hillock.preprocessing.filter;

import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** Coefficients that can run over a block in place. Thread-safe. */
interface RecursiveFilter {
    /** Frames after which the response to a sample has died away, in one direction of {@code direction}. */
    int reach(Direction direction);

    /** Filters all rows in place, as if there were nothing before and after them. */
    void apply(Samples block, Direction direction, Scratch scratch);
}
