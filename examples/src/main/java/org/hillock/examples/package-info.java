/** Placeholder. */
@NullMarked
package org.hillock.examples;

import org.jspecify.annotations.NullMarked;
