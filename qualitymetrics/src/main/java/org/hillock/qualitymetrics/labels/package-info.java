/**
 * This room calls units good, multi-unit or noise by stated thresholds. It receives a table of metrics and rules. It hands on labels with their
 * reasons. It must not know how metrics are computed.
 */
@NullMarked
package org.hillock.qualitymetrics.labels;

import org.jspecify.annotations.NullMarked;
