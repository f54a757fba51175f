/**
 * This room corrects sortings. It receives sortings and decisions: which units to merge, to split or to drop, which spikes come twice. It
 * hands on new sortings and lists of units that look redundant. It must not know who decides.
 */
@NullMarked
package org.hillock.curation;

import org.jspecify.annotations.NullMarked;
