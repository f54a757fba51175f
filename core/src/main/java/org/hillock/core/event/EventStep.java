package org.hillock.core.event;

import org.hillock.core.operation.Operation;

/** An operation that makes events of events. */
public interface EventStep extends Operation {
    /** The events after this step; lazy, with this operation and the parent as their provenance. */
    Event apply(Event parent);
}
