package org.hillock.core.sorting;

import java.util.List;
import org.hillock.core.operation.Operation;

/** An operation that makes one sorting of several. */
public interface SortingCombination extends Operation {
    /** The combined sorting; lazy, with this operation and the parents as its provenance. */
    Sorting apply(List<Sorting> parents);
}
