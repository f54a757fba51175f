package org.hillock.core.sorting;

import java.util.List;
import org.hillock.core.operation.Operation;
import org.hillock.core.recording.Recording;

/** An operation that makes one sorting of another by the lengths of recordings. */
public interface SortingWithRecordings extends Operation {
    /** The sorting after this step; lazy, with the parent first and then the recordings as the parents in its provenance. */
    Sorting apply(Sorting parent, List<Recording> recordings);
}
