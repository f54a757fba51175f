/**
 * This room is the SpikeSift sorter: segments between drifts, units isolated one by one, segments linked by amplitude. It
 * receives a recording, a probe geometry and options, or results to merge, to map, to save and to load. It hands on sorted
 * recordings. It must not know recording formats beyond flat binary files, nor other sorters.
 */
@NullMarked
package org.hillock.sorters.spikesift;

import org.jspecify.annotations.NullMarked;
