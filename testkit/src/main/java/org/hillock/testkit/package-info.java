/** Placeholder. */
@NullMarked
package org.hillock.testkit;

import org.jspecify.annotations.NullMarked;
