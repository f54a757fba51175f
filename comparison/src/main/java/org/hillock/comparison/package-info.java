/**
 * This room compares sortings with each other and with ground truth. It receives sortings and tolerances. It hands on matches,
 * agreement and performance tables. It must not know how a sorting was made.
 */
@NullMarked
package org.hillock.comparison;

import org.jspecify.annotations.NullMarked;
