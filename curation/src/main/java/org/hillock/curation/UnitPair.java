package org.hillock.curation;

import org.hillock.core.values.Id;

/**
 * Two units of one sorting that are much the same.
 *
 * @param first the one that stands later in the sorting
 * @param second the one that stands earlier
 */
public record UnitPair(Id first, Id second) {}
