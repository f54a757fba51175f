/**
 * This room reads and writes zarr stores of format 2 in folders. It receives paths, arrays and JSON attributes. It hands on
 * groups, and arrays of which any part is read without the rest. It must not know what a recording or a sorting is.
 */
@NullMarked
package org.hillock.core.zarr;

import org.jspecify.annotations.NullMarked;
