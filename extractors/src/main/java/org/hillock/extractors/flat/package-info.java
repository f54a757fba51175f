/**
 * This room reads the interleaved files that many vendors write. It receives files and the columns that are wanted. It hands on a
 * reader of those columns. It must not know what the columns mean.
 */
@NullMarked
package org.hillock.extractors.flat;

import org.jspecify.annotations.NullMarked;
