/** Placeholder. */
@NullMarked
package org.hillock.cli;

import org.jspecify.annotations.NullMarked;
