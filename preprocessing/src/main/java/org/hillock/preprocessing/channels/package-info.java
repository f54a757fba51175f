/**
 * This room rearranges channels and mixes them at each frame: order, padding, averages, derivatives, interpolation. It receives
 * recordings with channel locations. It hands on recordings whose channels are weighted sums of the given ones. It must not know
 * neighbours in time.
 */
@NullMarked
package org.hillock.preprocessing.channels;

import org.jspecify.annotations.NullMarked;
