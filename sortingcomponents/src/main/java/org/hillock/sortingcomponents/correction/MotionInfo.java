package org.hillock.sortingcomponents.correction;

import org.hillock.core.motion.Motion;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/** What a correction rests on. */
public record MotionInfo(MotionParameters parameters, Peaks peaks, PeakLocations peakLocations, Motion motion) {}
