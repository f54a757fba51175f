package org.hillock.core.sorting;

import org.hillock.core.operation.Operation;

/** An operation that opens a sorting out of nothing but its parameters: a file, a folder, a generator. */
public interface SortingSource extends Operation {
    /** Opens the sorting; its provenance is this operation. */
    Sorting open();
}
