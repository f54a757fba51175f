/**
 * This room runs sorters by name. It receives recordings, names and parameters. It hands on sortings, and folders with the log and
 * the parameters of every run. It must not know how any sorter works.
 */
@NullMarked
package org.hillock.sorters;

import org.jspecify.annotations.NullMarked;
