/**
 * This room holds the plain values that facts are made of: sample types, ids, n-dimensional arrays, sample buffers. It
 * receives numbers and text. It hands on immutable values and the buffers that samples travel in. It must not know what a recording is, nor any file.
 */
@NullMarked
package org.hillock.core.values;

import org.jspecify.annotations.NullMarked;
