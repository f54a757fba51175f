package org.hillock.core.recording;

import org.hillock.core.operation.Operation;

/** An operation that makes one recording of another. */
public interface RecordingStep extends Operation {
    /** The recording after this step; lazy, with this operation and the parent as its provenance. */
    Recording apply(Recording parent);
}
