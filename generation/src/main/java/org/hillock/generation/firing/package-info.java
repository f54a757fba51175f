/**
 * This room decides when units fire: random trains with refractory periods, bursts, pauses, and sortings with known flaws.
 * It receives rates, durations and a seed.
 * It hands on spike trains and sortings.
 * It must not know templates or noise.
 */
@NullMarked
package org.hillock.generation.firing;

import org.jspecify.annotations.NullMarked;
