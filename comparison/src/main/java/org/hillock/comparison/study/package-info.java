/**
 * This room runs sorters on recordings with known truth and compares what they find. It receives recordings with their true sortings,
 * names of sorters and comparison options. It hands on a study folder, comparisons and tables over all of them. It must not know how
 * spikes are compared.
 */
@NullMarked
package org.hillock.comparison.study;

import org.jspecify.annotations.NullMarked;
