/**
 * This room holds the metrics that look at principal components of a unit among its neighbours. It receives the view of a unit. It hands on
 * its numbers. It must not know how components are found.
 */
@NullMarked
package org.hillock.qualitymetrics.components;

import org.jspecify.annotations.NullMarked;
