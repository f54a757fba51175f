package org.hillock.sortingcomponents.detection;

import org.hillock.core.operation.Operation;
import org.hillock.core.recording.Recording;

/** A way to find peaks. */
public interface PeakDetector extends Operation {
    /** Estimates what is not given (noise levels from random chunks) and makes the search; the same for the same recording. */
    PeakSearch on(Recording recording);
}
