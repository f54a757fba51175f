/**
 * This room counts the differences between times: of pairs of events by lag and label, of neighbours, and of pairs by the rate around
 * them. It receives whole times in rising order, labels and the sizes of windows and bins in the same unit. It hands on counts. It must
 * not know what an event is, nor how long a unit of time lasts.
 */
@NullMarked
package org.hillock.kernels.correlograms;

import org.jspecify.annotations.NullMarked;
