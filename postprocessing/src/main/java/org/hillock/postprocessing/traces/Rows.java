package org.hillock.postprocessing.traces;

import java.util.Arrays;

/** Positions in rising lists. */
final class Rows {
    private Rows() {}

    /** Where the first entry at or after a value stands. */
    static int firstNotBefore(int[] rising, int value) {
        int found = Arrays.binarySearch(rising, value);
        return found >= 0 ? found : -found - 1;
    }
}
