/**
 * This room draws random numbers, bit for bit the streams that numpy draws from the same seed. It receives seeds,
 * ranges, shapes of distributions and sizes. It hands on single draws, filled arrays and index selections. It must not
 * know what the numbers are for, nor take a seed from the clock or the operating system.
 */
@NullMarked
package org.hillock.kernels.random;

import org.jspecify.annotations.NullMarked;
