/**
 * This room holds the metrics that look at the amplitudes, positions and templates of a unit. It receives the view of a unit. It hands on its
 * numbers. It must not know how amplitudes and positions are found.
 */
@NullMarked
package org.hillock.qualitymetrics.amplitudes;

import org.jspecify.annotations.NullMarked;
