/**
 * This room reads and writes arrays and plain values as Python stores them: npy, npz and pickle. It receives paths, streams
 * and {@link org.hillock.core.values.NdArray}s. It hands on arrays, JSON trees, and files that numpy reads. It must not know what a recording or a sorting is, and never runs code found in a file.
 */
@NullMarked
package org.hillock.core.npy;

import org.jspecify.annotations.NullMarked;
