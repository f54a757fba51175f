package org.hillock.sortingcomponents.pipeline;

import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/** Peaks and, in the same order, their places. */
public record LocatedPeaks(Peaks peaks, PeakLocations locations) {}
