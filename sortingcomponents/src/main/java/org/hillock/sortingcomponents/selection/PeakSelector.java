package org.hillock.sortingcomponents.selection;

import org.hillock.core.operation.Operation;
import org.hillock.kernels.random.NumpyGenerator;
import org.hillock.sortingcomponents.peaks.Peaks;

/** A way to choose peaks. */
public interface PeakSelector extends Operation {
    /**
     * Chooses.
     *
     * @param peaks among which
     * @param random where chance comes from
     * @return positions among the peaks in the order of drawing
     */
    int[] draw(Peaks peaks, NumpyGenerator random);
}
