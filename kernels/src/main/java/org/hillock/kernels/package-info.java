/**
 * This room is the roof over the numerical kernels: filters, transforms, statistics, linear algebra and random streams.
 * It receives arrays, ints and doubles. It hands on arrays, ints and doubles. It must not know recordings, files,
 * threads or neurons.
 */
@NullMarked
package org.hillock.kernels;

import org.jspecify.annotations.NullMarked;
