/** Placeholder. */
@NullMarked
package org.hillock.benchmarks;

import org.jspecify.annotations.NullMarked;
