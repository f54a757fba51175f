package org.hillock.core.event;

import org.hillock.core.operation.Operation;

/** An operation that opens events out of nothing but its parameters. */
public interface EventSource extends Operation {
    /** Opens the events; their provenance is this operation. */
    Event open();
}
