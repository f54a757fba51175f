/** Placeholder. */
@NullMarked
package org.hillock.extractors;

import org.jspecify.annotations.NullMarked;
