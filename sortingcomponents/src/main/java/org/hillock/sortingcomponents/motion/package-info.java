/**
 * This room estimates how tissue moved along a probe, out of where peaks appeared over time. It receives peaks, their places and the
 * recording's clock and channels. It hands on motions, corrected places and folders of both. It must not know how peaks were found or
 * how signals are moved back.
 */
@NullMarked
package org.hillock.sortingcomponents.motion;

import org.jspecify.annotations.NullMarked;
