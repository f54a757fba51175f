package org.hillock.sortingcomponents.motion;

import java.util.Arrays;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.motion.Motion;
import org.hillock.core.recording.Recording;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/** Moves places of peaks back against a motion. */
public final class PeakMotion {
    private PeakMotion() {}

    /**
     * Subtracts the displacement at each peak's time and depth from its place along the direction of the motion.
     *
     * @param peaks when
     * @param locations where
     * @param motion with as many segments as the recording
     * @param recording whose clock holds
     */
    public static PeakLocations correct(Peaks peaks, PeakLocations locations, Motion motion, Recording recording) {
        if (motion.numSegments() != recording.getNumSegments() || peaks.size() != locations.size()) {
            throw new WrongArgumentException("correct_motion_on_peaks: a motion of " + motion.numSegments()
                    + " segments and " + locations.size() + " places must fit the " + recording.getNumSegments()
                    + " segments of the recording and the " + peaks.size() + " peaks.");
        }
        double[] depths = locations.column(motion.direction());
        double[] corrected = new double[depths.length];
        Arrays.setAll(corrected, i -> {
            int segment = peaks.segmentIndex()[i];
            double time = recording.sampleIndexToTime(peaks.sampleIndex()[i], segment);
            return depths[i] - motion.displacementAt(segment, time, depths[i]);
        });
        return locations.with(motion.direction(), corrected);
    }
}
