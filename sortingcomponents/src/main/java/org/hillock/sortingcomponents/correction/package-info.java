/**
 * This room corrects recordings for motion from one end to the other: peaks, places, motion, signals moved back. It receives a
 * recording and a preset. It hands on the corrected recording with everything it rests on, and a folder of that. It must not know how
 * any of the steps works inside.
 */
@NullMarked
package org.hillock.sortingcomponents.correction;

import org.jspecify.annotations.NullMarked;
