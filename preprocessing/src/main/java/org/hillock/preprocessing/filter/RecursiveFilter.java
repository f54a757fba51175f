package org.hillock.preprocessing.filter;

import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.kernels.filter.RowLoader;

/** Coefficients that can run over a block in place. Thread-safe. */
interface RecursiveFilter {
    /** Frames after which the response to a sample has died away, in one direction of {@code direction}. */
    int reach(Direction direction);

    /**
     * Filters all rows in place, as if there were nothing before and after them, after having them loaded.
     *
     * @param first the first row whose result is wanted; those before may be left half done
     */
    void apply(Samples block, Direction direction, int first, RowLoader loader, Scratch scratch);
}
