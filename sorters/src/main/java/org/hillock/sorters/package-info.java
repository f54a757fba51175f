/**
 * This room holds the spike sorters. It receives recordings, or plain sample arrays with a probe geometry. It hands on
 * spike trains with the numbers of their clusters. It must not know where a recording came from, nor what becomes of the
 * sorting.
 */
@NullMarked
package org.hillock.sorters;

import org.jspecify.annotations.NullMarked;
