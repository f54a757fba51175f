/**
 * This room keeps small tables with a named index. It receives columns of one kind each. It hands on printed text, CSV and JSON. It
 * must not know what the columns mean.
 */
@NullMarked
package org.hillock.comparison.table;

import org.jspecify.annotations.NullMarked;
