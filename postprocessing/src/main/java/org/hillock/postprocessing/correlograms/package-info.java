/**
 * This room counts how the units of a sorting fire in relation to each other and to themselves. It receives a sorting, a window and a
 * bin in ms. It hands on {@link org.hillock.postprocessing.correlograms.Correlograms}, autocorrelograms and autocorrelograms by firing
 * rate. It must not know of traces, nor how spikes were found.
 */
@NullMarked
package org.hillock.postprocessing.correlograms;

import org.jspecify.annotations.NullMarked;
