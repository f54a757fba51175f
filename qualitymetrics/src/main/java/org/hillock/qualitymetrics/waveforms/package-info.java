/**
 * This room holds the metrics that look at whole waveforms of a unit beside those of others or of noise. It receives the view of a unit. It hands
 * on its numbers. It must not know how waveforms are cut and kept.
 */
@NullMarked
package org.hillock.qualitymetrics.waveforms;

import org.jspecify.annotations.NullMarked;
