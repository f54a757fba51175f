/** Placeholder. */
@NullMarked
package org.hillock.core;

import org.jspecify.annotations.NullMarked;
