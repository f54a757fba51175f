package org.hillock.sorters;

import org.hillock.core.operation.Operation;
import org.hillock.core.recording.Recording;

/** A sorter: a record of its parameters that turns a recording into a sorting. Found in the catalog by its wire name. */
public interface Sorter extends Operation {
    /** Version of the algorithm; part of the log. */
    String version();

    /**
     * Sorts a recording.
     *
     * @param recording the signal, preprocessed as the caller wants it; every segment is sorted and units are linked over segments
     * @param run threads, progress and cancellation; none of them changes the result
     */
    SorterResult sort(Recording recording, SorterRun run);
}
