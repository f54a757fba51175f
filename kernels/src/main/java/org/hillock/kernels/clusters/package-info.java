/**
 * This room measures how far clusters of points stand apart. It receives row-major {@code [points × features]} arrays and labels as
 * ints. It hands on distances, neighbours and scores. It must not know where points come from or what a cluster is.
 */
@NullMarked
package org.hillock.kernels.clusters;

import org.jspecify.annotations.NullMarked;
