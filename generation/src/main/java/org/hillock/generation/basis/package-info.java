/**
 * This room holds what all generators share: random streams that depend on seed and place alone, lengths of segments, one value for all or one
 * for each.
 * It receives parameters as users give them.
 * It hands on checked numbers and generators.
 * It must not know noise, spikes or templates.
 */
@NullMarked
package org.hillock.generation.basis;

import org.jspecify.annotations.NullMarked;
