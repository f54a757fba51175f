package org.hillock.sortingcomponents.motion;

import org.hillock.core.operation.Operation;
import org.hillock.core.recording.Recording;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/** A way to estimate motion out of peaks and their places. */
public interface MotionEstimator extends Operation {
    /** Estimates the motion of a recording of one segment. */
    MotionEstimate estimate(Recording recording, Peaks peaks, PeakLocations locations, WindowOptions windows);
}
