package org.hillock.kernels.filter;

/** Fills rows of a block when they are first needed, so that they are still in cache when they are worked on. */
@FunctionalInterface
public interface RowLoader {
    /** All rows are there already. */
    RowLoader NONE = (from, to) -> {};

    /** Fills the rows {@code [from, to)}; asked for in rising order, without gaps. */
    void load(int from, int to);
}
