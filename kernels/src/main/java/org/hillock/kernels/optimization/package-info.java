/**
 * This room looks for the lowest point of smooth functions of few variables between bounds. It receives functions with their
 * derivatives, a start and bounds. It hands on the point found. It must not know what the variables mean.
 */
@NullMarked
package org.hillock.kernels.optimization;

import org.jspecify.annotations.NullMarked;
