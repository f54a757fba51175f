/**
 * This room measures curves and sets of curves: their distances under a shift, their extrema and slopes, how they fade and travel over
 * places. It receives sampled curves, places and rates. It hands on numbers. It must not know what the curves were averaged from.
 */
@NullMarked
package org.hillock.kernels.templates;

import org.jspecify.annotations.NullMarked;
