/**
 * This room makes noise: independent or correlated between channels, the same numbers however a range is asked for.
 * It receives levels, covariances and a seed.
 * It hands on lazy recordings.
 * It must not know spikes.
 */
@NullMarked
package org.hillock.generation.noise;

import org.jspecify.annotations.NullMarked;
