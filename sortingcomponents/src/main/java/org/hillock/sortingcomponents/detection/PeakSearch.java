package org.hillock.sortingcomponents.detection;

import org.hillock.core.values.Scratch;

/** A search through blocks of traces; any number of threads use one. */
public interface PeakSearch {
    /** Takes a peak: the row counted from the first that is searched, the channel, the sample there, which depth fitted or NaN. */
    @FunctionalInterface
    interface Sink {
        /** A peak was found; rows rise, and channels within a row. */
        void found(int row, int channel, float value, float depth);
    }

    /** Frames that must lie before and after those that are searched. */
    int margin();

    /** Whether peaks come with a depth. */
    default boolean hasDepth() {
        return false;
    }

    /**
     * Searches the rows {@code [margin, margin + rows)} of a block.
     *
     * @param values row-major {@code [samples × channels]}
     * @param offset index of the first value of the first margin's row
     * @param rows how many rows are searched
     * @param sink takes the peaks
     * @param scratch where to borrow what is needed on the way
     */
    void search(float[] values, int offset, int rows, Sink sink, Scratch scratch);
}
