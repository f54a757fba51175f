/** Placeholder. */
@NullMarked
package org.hillock.core.probe;

import org.jspecify.annotations.NullMarked;
