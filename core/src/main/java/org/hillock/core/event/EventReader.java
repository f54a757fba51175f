package org.hillock.core.event;

import org.hillock.core.values.NdArray;

/** Where events come from. Implementations are thread-safe. */
@FunctionalInterface
public interface EventReader {
    /** All events of a channel in a segment, in their order, as many as there are: bare times or structures. */
    NdArray events(int segment, int channel);
}
