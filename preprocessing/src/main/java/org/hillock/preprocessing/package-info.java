/**
 * This room cleans signals: it gathers all steps that change samples under the names that users know. It receives recordings and
 * parameters. It hands on lazy recordings whose samples are computed where they are read. It must not know files, sorters or the
 * command line.
 */
@NullMarked
package org.hillock.preprocessing;

import org.jspecify.annotations.NullMarked;
