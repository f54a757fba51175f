package org.hillock.core.sorting;

import org.hillock.core.operation.Operation;

/** An operation that makes one sorting of another. */
public interface SortingStep extends Operation {
    /** The sorting after this step; lazy, with this operation and the parent as its provenance. */
    Sorting apply(Sorting parent);
}
