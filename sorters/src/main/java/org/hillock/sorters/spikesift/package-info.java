/**
 * This room is the SpikeSift sorter: segments between drifts, units isolated one by one, segments linked by amplitude. It
 * receives samples, a probe geometry and options, or results to merge and to map. It hands on sorted recordings. It must
 * not know recording formats beyond flat binary files, nor other sorters.
 */
@NullMarked
package org.hillock.sorters.spikesift;

import org.jspecify.annotations.NullMarked;
