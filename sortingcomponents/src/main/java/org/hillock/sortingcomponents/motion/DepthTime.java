package org.hillock.sortingcomponents.motion;

import java.util.Arrays;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.Recording;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;

/** Peaks of a recording of one segment by time and depth. */
record DepthTime(double[] times, double[] depths, double[] amplitudes) {
    static DepthTime of(Recording recording, Peaks peaks, PeakLocations locations, String direction) {
        if (recording.getNumSegments() != 1) {
            throw new WrongArgumentException("estimate_motion: a recording of " + recording.getNumSegments()
                    + " segments must have one (motion is followed through one stretch of time). Select a segment, or"
                    + " concatenate them.");
        }
        if (peaks.size() != locations.size()) {
            throw new WrongArgumentException("estimate_motion: peak_locations of " + locations.size()
                    + " places must have one for each of the " + peaks.size() + " peaks.");
        }
        double[] times = new double[peaks.size()];
        Arrays.setAll(times, i -> recording.sampleIndexToTime(peaks.sampleIndex()[i], 0));
        double[] sizes = new double[times.length];
        Arrays.setAll(sizes, i -> Math.abs(peaks.amplitude()[i]));
        return new DepthTime(times, locations.column(direction), sizes);
    }

    /** Depths of the contacts along a direction. */
    static double[] contactDepths(Recording recording, String direction) {
        int axis = "xyz".indexOf(direction);
        if (direction.length() != 1 || axis < 0) {
            throw new WrongArgumentException("estimate_motion: direction = '" + direction + "' must be x, y or z.");
        }
        double[][] locations = recording.getChannelLocations();
        if (locations[0].length <= axis) {
            throw new WrongArgumentException("estimate_motion: direction = '" + direction
                    + "' must be an axis of the probe (it has " + locations[0].length + ").");
        }
        return Arrays.stream(locations).mapToDouble(place -> place[axis]).toArray();
    }

    /** Edges from the first frame's time on, up to the first edge that is not before the last frame's. */
    static double[] temporalEdges(Recording recording, double binS) {
        if (!(binS > 0)) {
            throw new WrongArgumentException("estimate_motion: bin_s = " + binS + " s must be above 0.");
        }
        double first = recording.sampleIndexToTime(0, 0);
        double last = recording.sampleIndexToTime(recording.getNumSamples(0) - 1, 0);
        int count = (int) Math.ceil((last + binS - first) / binS);
        double[] edges = new double[Math.max(2, count)];
        Arrays.setAll(edges, i -> first + i * binS);
        return edges;
    }

    /** Edges between the outermost contacts and a margin, as many bins as needed, all of one width of at most {@code binUm}. */
    static double[] spatialEdges(Recording recording, String direction, double marginUm, double binUm) {
        if (!(binUm > 0)) {
            throw new WrongArgumentException("estimate_motion: bin_um = " + binUm + " um must be above 0.");
        }
        double[] depths = contactDepths(recording, direction);
        double low = Arrays.stream(depths).min().orElseThrow() - marginUm;
        double high = Arrays.stream(depths).max().orElseThrow() + marginUm;
        int bins = (int) Math.floor((high - low) / binUm);
        bins += high - low - bins * binUm > 0 ? 1 : 0;
        if (bins < 1) {
            throw new WrongArgumentException("estimate_motion: hist_margin_um = " + marginUm
                    + " um must leave a part of the probe to lay bins on.");
        }
        double[] edges = new double[bins + 1];
        double step = (high - low) / bins;
        Arrays.setAll(edges, i -> low + i * step);
        edges[bins] = high;
        return edges;
    }

    static double[] centers(double[] edges) {
        double[] centers = new double[edges.length - 1];
        Arrays.setAll(centers, i -> (edges[i] + edges[i + 1]) / 2);
        return centers;
    }

    /** The bin of a value, the last edge included; -1 outside. */
    static int bin(double[] edges, double value) {
        int last = edges.length - 1;
        if (!(value >= edges[0] && value <= edges[last])) {
            return -1;
        }
        if (value == edges[last]) {
            return last - 1;
        }
        int found = Arrays.binarySearch(edges, value);
        return found >= 0 ? found : -found - 2;
    }
}
