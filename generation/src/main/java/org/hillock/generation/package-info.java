/** Placeholder. */
@NullMarked
package org.hillock.generation;

import org.jspecify.annotations.NullMarked;
