/**
 * This room keeps what metrics said: a table of units by columns with units, documentation and reasons. It receives numbers and reasons. It
 * hands on cells, CSV and JSON. It must not know how a metric is computed.
 */
@NullMarked
package org.hillock.qualitymetrics.table;

import org.jspecify.annotations.NullMarked;
