/**
 * This room moves rows of samples between the buffers of recordings and the arrays that steps compute in. It receives buffers of
 * any carrier. It hands on rows of float or double, and back, rounded and kept within range where integers are stored. It must not
 * know what a step computes.
 */
@NullMarked
package org.hillock.preprocessing.rows;

import org.jspecify.annotations.NullMarked;
