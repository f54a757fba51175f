/**
 * This room finds peaks in traces. It receives recordings, thresholds or noise levels, and locations of channels. It hands on peaks in
 * the order of frames and channels. It must not know how peaks are placed, chosen or sorted.
 */
@NullMarked
package org.hillock.sortingcomponents.detection;

import org.jspecify.annotations.NullMarked;
