/**
 * This room holds sortings: units, their spikes as one ordered vector, and the lazy views of them. It receives spike vectors,
 * spike trains and steps. It hands on spikes by segment, unit, frame or second, and new sortings. It must not know any file but
 * the one that it shares with other processes, nor how spikes were found.
 */
@NullMarked
package org.hillock.core.sorting;

import org.jspecify.annotations.NullMarked;
