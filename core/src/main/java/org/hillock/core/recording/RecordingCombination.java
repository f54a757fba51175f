package org.hillock.core.recording;

import java.util.List;
import org.hillock.core.operation.Operation;

/** An operation that makes one recording of several. */
public interface RecordingCombination extends Operation {
    /** The combined recording; lazy, with this operation and the parents as its provenance. */
    Recording apply(List<Recording> parents);
}
