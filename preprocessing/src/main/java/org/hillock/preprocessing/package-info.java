/** Placeholder. */
@NullMarked
package org.hillock.preprocessing;

import org.jspecify.annotations.NullMarked;
