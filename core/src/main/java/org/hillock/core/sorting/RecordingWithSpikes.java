package org.hillock.core.sorting;

import org.hillock.core.operation.Operation;
import org.hillock.core.recording.Recording;

/** An operation that makes one recording of another and of a sorting. */
public interface RecordingWithSpikes extends Operation {
    /** The recording after this step; lazy, with the recording first and then the sorting as the parents in its provenance. */
    Recording apply(Recording parent, Sorting sorting);
}
