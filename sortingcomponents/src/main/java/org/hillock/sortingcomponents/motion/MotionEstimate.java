package org.hillock.sortingcomponents.motion;

import java.util.List;
import java.util.Optional;
import org.hillock.core.motion.Motion;

/**
 * A motion and what led to it.
 *
 * @param motion the motion
 * @param windows the windows along the probe
 * @param histogram what was compared over time, where it has no axis of amplitudes
 * @param pairs displacements of pairs of bins of time, window after window; empty where there are none
 */
public record MotionEstimate(
        Motion motion, SpatialWindows windows, Optional<MotionHistogram> histogram, List<PairwiseDisplacement> pairs) {}
