/**
 * This room decides how tissue moves along a probe, and what templates look like on the way.
 * It receives ranges, times and a seed, and units.
 * It hands on displacements and templates that follow them.
 * It must not know noise and recordings.
 */
@NullMarked
package org.hillock.generation.drift;

import org.jspecify.annotations.NullMarked;
