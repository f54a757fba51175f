/**
 * This room holds the metrics that look at spike times alone. It receives the view of a unit. It hands on its numbers. It must not know
 * waveforms or amplitudes.
 */
@NullMarked
package org.hillock.qualitymetrics.spiketrains;

import org.jspecify.annotations.NullMarked;
