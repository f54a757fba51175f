/**
 * This room holds peaks: moments at which a channel saw something, and places next to them. It receives columns of frames, channels,
 * amplitudes and segments. It hands on the same in memory, as files that Python reads, and as a sorting. It must not know how peaks are
 * found or placed.
 */
@NullMarked
package org.hillock.sortingcomponents.peaks;

import org.jspecify.annotations.NullMarked;
