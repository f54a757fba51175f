/**
 * This room chooses some peaks out of many. It receives peaks, perhaps their places and noise levels, and a seed. It hands on positions
 * among the peaks. It must not know how peaks were found or what they will be used for.
 */
@NullMarked
package org.hillock.sortingcomponents.selection;

import org.jspecify.annotations.NullMarked;
