/** Placeholder. */
@NullMarked
package org.hillock.kernels;

import org.jspecify.annotations.NullMarked;
