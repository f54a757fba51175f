/**
 * This room condenses samples into order statistics, means and spreads. It receives flat arrays or row-major
 * {@code [samples × channels]} blocks with the indices to use. It hands on single numbers or one number a row or column. It
 * must not know units, noise models or recordings.
 */
@NullMarked
package org.hillock.kernels.statistics;

import org.jspecify.annotations.NullMarked;
