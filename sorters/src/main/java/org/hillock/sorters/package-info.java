/** Placeholder. */
@NullMarked
package org.hillock.sorters;

import org.jspecify.annotations.NullMarked;
