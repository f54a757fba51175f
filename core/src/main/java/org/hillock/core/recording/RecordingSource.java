package org.hillock.core.recording;

import org.hillock.core.operation.Operation;

/** An operation that opens a recording out of nothing but its parameters: a file, a folder, a generator. */
public interface RecordingSource extends Operation {
    /** Opens the recording; its provenance is this operation. */
    Recording open();
}
